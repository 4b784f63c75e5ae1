import { queryOptions } from '@tanstack/react-query';
import { offerTag } from '../../../src/core/offer/offer.ts';
import { api, ask, begunWith } from './client.ts';
import type { Offer, OfferBody } from './types.ts';

const LONG_MS = 5 * 60_000;

export const offerQuery = (id: string, node: string | null) =>
  queryOptions({
    queryKey: ['offers', id, { node }],
    queryFn: () =>
      ask(api.GET('/api/v1/offers/{id}', { params: { path: { id }, query: node === null ? {} : { node } } })),
  });

export const offerHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['offers', id, 'history'],
    queryFn: () => ask(api.GET('/api/v1/offers/{id}/history', { params: { path: { id } } })),
  });

/** Without a customer it is told to nobody in particular; a look at one is on record. */
export const offerTextsQuery = (offer: string, customer: string | null) =>
  queryOptions({
    queryKey: ['offers', offer, 'texts', customer],
    queryFn: () =>
      customer === null
        ? ask(api.GET('/api/v1/offers/{id}/texts', { params: { path: { id: offer } } }))
        : ask(api.GET('/api/v1/customers/{id}/offer-texts/{offer}', { params: { path: { id: customer, offer } } })),
    retry: false,
  });

export const priceLeversQuery = queryOptions({
  queryKey: ['price-levers'],
  queryFn: () => ask(api.GET('/api/v1/price-levers')),
  staleTime: LONG_MS,
});

export const productsQuery = queryOptions({
  queryKey: ['products'],
  queryFn: () => ask(api.GET('/api/v1/products')),
  staleTime: LONG_MS,
});

export const organisationQuery = queryOptions({
  queryKey: ['organisation'],
  queryFn: () => ask(api.GET('/api/v1/organisation')),
  staleTime: LONG_MS,
});

/** A new draft where `begun` is null, or the content of one that may be written still. */
export const writeOffer = (body: OfferBody, begun: Offer | null) =>
  ask(
    api.PUT('/api/v1/offers/{id}', {
      params: { path: { id: body.id }, ...begunWith(begun && offerTag(begun)) },
      body,
    }),
  );

export const offerLink = (id: string) => `/offers/${encodeURIComponent(id)}`;
export const editOfferLink = (id: string) => `${offerLink(id)}/edit`;
export const newOfferLink = '/offers/_new';
export const copyOfferLink = (id: string) => `${newOfferLink}?from=${encodeURIComponent(id)}`;
