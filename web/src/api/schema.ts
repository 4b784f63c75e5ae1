// Generated from the OpenAPI document by scripts/api-types.mjs; a test holds it equal.

export interface paths {
    "/api/v1/affinity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BaseModels_affinity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Auth_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Auth_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Auth_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/call-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CallLists_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/call-lists/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CallLists_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns_list"];
        put?: never;
        post: operations["Campaigns_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns_read"];
        put: operations["CampaignWork_edit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Measurement_assignments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CampaignWork_dryRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/outreach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignWork_outreach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Runs_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignWork_readTotals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Clock_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Policy_policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Customers_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Desk_calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Customers_decisionsOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CustomerRecord_eventsOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Customers_explain"];
        put?: never;
        post: operations["Customers_explainDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CustomerRecord_forget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CustomerRecord_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CustomerRecord_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CustomerRecord_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CustomerRecord_mergesOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Inbound_ofCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/node": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CustomerRecord_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/offer-texts/{offer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OfferTexts_textsFor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/outreach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Customers_outreachOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/prompts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Prompts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/stage-months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lifecycle_monthsOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lifecycle_stagesOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Worth_value"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Customers_lookUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Decisions_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Prompts_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/next-best": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Prompts_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Catalogues_demand"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Desk_reasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Desk_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Desk_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/emergency-stops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Stops_list"];
        put?: never;
        post: operations["Stops_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/emergency-stops/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Stops_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Events_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Facts_facts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/facts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Facts_fact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fatigue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Measurement_fatigue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_list"];
        put?: never;
        post: operations["Imports_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_rejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Imports_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_mappings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbound-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Inbound_list"];
        put?: never;
        post: operations["Inbound_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Keys_list"];
        put?: never;
        post: operations["Keys_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Keys_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/levers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Facts_levers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lifecycle/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["LifecycleCustomers_inCell"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lifecycle/grid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lifecycle_grid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lifecycle/migration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lifecycle_migration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lifecycle/migration/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["LifecycleCustomers_moved"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lifecycle/months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lifecycle_kept"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lifecycle/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Lifecycle_stages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Catalogues_lists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/marketing-elements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Policy_grid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CustomerRecord_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Catalogues_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Models_models"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{name}/effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Models_effect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Offers_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Offers_read"];
        put: operations["Offers_write"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Offers_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Offers_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OfferTexts_texts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Catalogues_organisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Outbox_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outreach/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Outreach_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outreach/{id}/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Outreach_outcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/playbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Playbook_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/playbook/{pack}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Playbook_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-levers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Policy_priceLevers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Catalogues_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pyramid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BaseModels_curve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Catalogues_reasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rule-packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RulePacks_list"];
        put?: never;
        post: operations["RulePacks_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rule-packs/{pack}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RulePacks_newest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rule-packs/{pack}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RulePacks_compared"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rule-packs/{pack}/rules/{rule}/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RulePacks_funnelOf"];
        put?: never;
        post: operations["RulePacks_funnelOfDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rule-packs/{pack}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RulePacks_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rule-packs/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RulePacks_checked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rule-packs/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RulePacks_verified"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Runs_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Runs_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/arbitration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Runs_arbitration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RunDecisions_candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RunDecisions_customers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RunDecisions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/decisions.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RunDecisions_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/decisions/{customer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RunDecisions_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RunEvents_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Runs_funnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/outreach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RunDecisions_outreach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Runs_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schemas/rule-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Schemas_rulePack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scorecards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Scorecards_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scorecards/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Scorecards_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Segments_check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Users_list"];
        put?: never;
        post: operations["Users_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/value/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Worth_totals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Account: {
            name: string;
            /** @description sees the customers of this node and below; absent: everybody */
            orgNode?: string;
            passwordChanged: boolean;
            /** @enum {string} */
            role: "marketer" | "approver" | "manager" | "privacy-officer" | "agent" | "admin";
        };
        Affinity: {
            /** Format: date-time */
            builtAt: string;
            customers: number;
            number: number;
            origin: string | null;
            rules: {
                also: string;
                confidence: number;
                holds: string;
                lift: number;
                support: number;
                /** @description the part of the base it holds in */
                within: string | null;
            }[];
        };
        ApiKey: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            id: string;
            /**
             * Format: date-time
             * @description to the minute; null: never
             */
            lastUsedAt: string | null;
            name: string;
            /**
             * Format: date-time
             * @description null: it holds
             */
            revokedAt: string | null;
            revokedBy: string | null;
            scopes: ("events:write" | "messages:write")[];
        };
        Arbitration: {
            /** @description where Thompson sampling is used */
            selection?: {
                /** @description with which the first was selected */
                chance: number;
                /** @description drawn, and not taken as the best */
                explored: boolean;
            };
            /**
             * @description of a component control: how it was decided
             * @enum {string}
             */
            variant?: "random" | "no-levers" | "eligibility-only";
            /** @description 0: the winner itself */
            without: {
                /** @description without value */
                pcl: number;
                /** @description without levers */
                pvc: number;
                /** @description without context */
                pvl: number;
                /** @description without propensity */
                vcl: number;
            };
        };
        ArmHealth: {
            /** @description units in some other campaign at the same time */
            overlap: components["schemas"]["Overlap"];
            /** @description of those assigned since contacts are kept */
            reached: {
                assigned: number;
                reached: number;
                share: number | null;
            };
            units: number;
        };
        Assignment: {
            /** @enum {string} */
            arm: "treated" | "control";
            bucket: number;
            from: number;
            /** @enum {string} */
            layer: "never-rotated" | "global" | "component" | "campaign";
            salt: string;
            /** @description excluded */
            to: number;
            /** @description what is drawn: a household, or a customer */
            unit: string;
            variant: string | null;
            version: string;
        };
        AssignmentHealth: {
            arms: {
                control: components["schemas"]["ArmHealth"];
                treated: components["schemas"]["ArmHealth"];
            };
            /** Format: date-time */
            asOf: string;
            draws: {
                arms: {
                    /** @enum {string} */
                    arm: "treated" | "control";
                    /** @description first bucket */
                    from: number;
                    /** @description planned, of one */
                    share: number;
                    /** @description first bucket after it */
                    to: number;
                    units: number;
                    /** @enum {string|null} */
                    variant: "random" | "no-levers" | "eligibility-only" | null;
                }[];
                /** @enum {string} */
                layer: "never-rotated" | "global" | "component" | "campaign";
                salt: string;
                /** @description null: it does not split units between the two arms */
                test: ({
                    /** @enum {string} */
                    kind: "missing";
                    reason: string;
                    words: components["schemas"]["Words"];
                } | {
                    /** @description null: beyond any number, as where an arm planned empty is not */
                    chiSquare: number | null;
                    df: number;
                    /** @description control, then treated */
                    expected: number[];
                    /** @enum {string} */
                    kind: "tested";
                    /** @enum {string} */
                    method: "chi-square" | "exact";
                    p: number;
                    /** @enum {string} */
                    verdict: "fits" | "warns" | "blocks";
                }) | null;
            }[];
            /** @description what an effect by assignment is divided by for the effect on those reached */
            gap: {
                /** @enum {string} */
                kind: "missing";
                reason: string;
                words: components["schemas"]["Words"];
            } | {
                gap: number;
                /** @enum {string} */
                kind: "gap";
            };
            /** @description nearer than so many days is at the same time */
            overlapDays: number;
            overlaps: {
                campaignId: string;
                control: components["schemas"]["Overlap"];
                treated: components["schemas"]["Overlap"];
            }[];
            /**
             * Format: date-time
             * @description null: contacts are kept for good
             */
            reachedSince: string | null;
            /** @description found in both arms of one draw: assignment has leaked */
            torn: number;
            units: number;
        };
        AudienceFunnel: {
            /**
             * Format: date-time
             * @description the business instant of the count
             */
            asOf: string;
            /** @description who would be reached if the rule used that channel */
            channels: {
                /** @enum {string} */
                channel: "sms" | "email" | "call-list";
                reached: number;
            }[];
            customers: number;
            matched: number;
            /** @description every part, however deep */
            parts: {
                effect: number;
                path: string;
            }[];
            /** @description the decision a run would make, stage by stage */
            reach: {
                left: {
                    code: string;
                    customers: number;
                    /** @enum {string} */
                    stage: "emergency" | "validity" | "consent" | "eligibility" | "applicability" | "suitability" | "exclusion" | "suppression" | "arbitration" | "holdout" | "timing" | "capacity" | "cap";
                }[];
                matched: number;
                /** @description who would be reached, short of scarcity and caps */
                reached: number;
            };
            /** @description customers whose facts are being refreshed, counted as they are now; 0 where they are few */
            refreshing: number;
            steps: {
                /** @description of whom this part is true */
                alone: number;
                /** @description of whom this part and all before it are true */
                left: number;
                /** @description who would match without this part */
                marginal: number;
                /** @description JSON path under the conditions of the rule */
                path: string;
            }[];
        };
        AuditEntry: {
            action: string;
            actor: string;
            /** Format: date-time */
            at: string;
            detail?: {
                [key: string]: string | number | boolean;
            };
            subject: string;
        };
        Basic: {
            activationDate?: string;
            age?: number;
            /** @description MM-DD, never the year */
            birthday?: string;
            brand?: string;
            /** @enum {string} */
            customerClass?: "public" | "commercial" | "key";
            education?: string;
            exitDate?: string;
            hasDependents?: boolean;
            hasPartner?: boolean;
            /** @enum {string} */
            holder?: "individual" | "organisation";
            industry?: string;
            influential?: boolean;
            joinChannel?: string;
            occupation?: string;
            orgNode?: string;
            region?: string;
            senior?: boolean;
            sex?: string;
        };
        Business: {
            accountId?: string;
            accountManager?: string;
            badDebt?: boolean;
            /** @description minor units of the currency */
            balance?: number;
            bandwidthMbps?: number;
            circuits?: number;
            contractEndDate?: string;
            contractStartDate?: string;
            contractTermMonths?: number;
            /** @description minor units of the currency */
            creditLimit?: number;
            currency?: string;
            devices?: components["schemas"]["Device"][];
            discounts?: {
                amount: number;
                code: string;
                endDate?: string;
            }[];
            groupId?: string;
            householdId?: string;
            keyAccountMarks?: ("important" | "group" | "strategic")[];
            lossReason?: string;
            lostTo?: string;
            networkIncidentOpen?: boolean;
            /** @description minor units of the currency */
            overdueAmount?: number;
            overdueSince?: string;
            partyId?: string;
            paymentMethod?: string;
            /** @enum {string} */
            paymentType?: "prepaid" | "postpaid" | "hybrid";
            planCode?: string;
            /** @description minor units of the currency */
            planPrice?: number;
            planRetiresOn?: string;
            points?: number;
            portOutRequestAt?: string;
            productsHeld?: string[];
            serviceable?: string[];
            serviceLevel?: string;
            sites?: number;
            specialCare?: boolean;
            /** @description minor units of the currency */
            totalCharged?: number;
            usageLossReason?: string;
            /** @description of one */
            walletShare?: number;
        };
        Caller: {
            id: string;
            /** @description the customer’s own */
            language?: string;
            /** @description masked unless the role may read personal fields */
            msisdn?: string;
            /** @description masked unless the role may read personal fields */
            name?: string;
        };
        CallList: {
            bytes: number;
            /** Format: date-time */
            changedAt: string;
            name: string;
        };
        CallTask: {
            /** @description who promised it */
            by: string;
            /** Format: date-time */
            callAt: string;
            campaignId: string;
            /** @description where it was promised */
            channel: string;
            customer: components["schemas"]["Caller"];
            id: string;
            offer: {
                id: string;
                limits: components["schemas"]["Words"] | null;
                title: components["schemas"]["Words"] | null;
            };
            /** Format: date-time */
            promisedAt: string;
            ruleId: string;
            /** @description calls since that nobody answered */
            tries: number;
        };
        Campaign: {
            audience?: {
                [key: string]: unknown;
            };
            control?: {
                sharePct: number;
                version: string;
                /** @description of a share of nought: why nobody is kept out */
                why?: string;
            };
            /** Format: date-time */
            createdAt: string;
            guardrails?: components["schemas"]["CampaignGuardrail"][];
            id: string;
            pack: string;
            plan?: components["schemas"]["CampaignPlan"];
            /** @description how often it was changed; absent: never */
            rev?: number;
            /** @description absent: by hand only */
            schedule?: {
                /** @enum {string} */
                kind: "nightly";
            } | {
                day: number;
                everyMonths?: number;
                /** @enum {string} */
                kind: "monthly";
            } | {
                events: ("recharge" | "payment" | "complaint-opened" | "complaint-closed" | "suggestion" | "care-call" | "survey" | "usage" | "usage-drop" | "referral" | "plan-change" | "contract-change" | "device-change" | "port-out-request" | "network-incident-opened" | "network-incident-closed" | "reward")[];
                /** @enum {string} */
                kind: "event";
            } | {
                at: ("counter" | "hotline" | "online" | "door")[];
                /** @enum {string} */
                kind: "prompt";
            };
            /** @enum {string} */
            state: "draft" | "active" | "paused" | "stopped";
            title: components["schemas"]["Words"];
        };
        CampaignEdit: {
            /** @description null: everybody */
            audience: {
                [key: string]: unknown;
            } | null;
            /** @description null: nobody is kept out, as before; else nought with its reason */
            control: {
                sharePct: number;
                version: string;
                /** @description of a share of nought: why nobody is kept out */
                why?: string;
            } | null;
            /** @description null: by hand only */
            schedule: ({
                /** @enum {string} */
                kind: "nightly";
            } | {
                day: number;
                everyMonths?: number;
                /** @enum {string} */
                kind: "monthly";
            } | {
                events: ("recharge" | "payment" | "complaint-opened" | "complaint-closed" | "suggestion" | "care-call" | "survey" | "usage" | "usage-drop" | "referral" | "plan-change" | "contract-change" | "device-change" | "port-out-request" | "network-incident-opened" | "network-incident-closed" | "reward")[];
                /** @enum {string} */
                kind: "event";
            } | {
                at: ("counter" | "hotline" | "online" | "door")[];
                /** @enum {string} */
                kind: "prompt";
            }) | null;
            title: {
                en: string;
                "zh-CN": string;
            };
        };
        CampaignGuardrail: {
            guardrail: string;
            /** @description how far the metric may worsen against control, in its unit */
            limit: number;
            metric: string;
            /** @enum {string} */
            onBreach: "warn" | "pause";
        };
        CampaignPlan: {
            briefing: ("hotline" | "call-centre" | "hall" | "community-manager" | "account-manager" | "direct-sales" | "dealer" | "field-service" | "network" | "billing" | "credit-control" | "product-manager" | "fraud-control")[];
            checks?: components["schemas"]["Words"];
            control: {
                sharePct: number;
                why?: components["schemas"]["Words"];
            };
            horizonDays: number;
            hypothesis: components["schemas"]["Words"];
            intendedChannels: ("sms" | "mms" | "email" | "app-push" | "messenger" | "social-account" | "online-chat" | "ivr" | "kiosk" | "outbound-call" | "hotline-prompt" | "counter-prompt" | "bill-insert" | "newsletter" | "web-self-service" | "account-manager-task" | "community-manager-task" | "direct-sales-visit" | "event" | "dealer" | "retail-partner" | "webhook")[];
            lever: string;
            objective: components["schemas"]["Words"];
            primaryMetric: string;
            schedule: {
                /** @enum {string} */
                kind: "nightly";
            } | {
                day: number;
                everyMonths?: number;
                /** @enum {string} */
                kind: "monthly";
            } | {
                events: ("recharge" | "payment" | "complaint-opened" | "complaint-closed" | "suggestion" | "care-call" | "survey" | "usage" | "usage-drop" | "referral" | "plan-change" | "contract-change" | "device-change" | "port-out-request" | "network-incident-opened" | "network-incident-closed" | "reward")[];
                /** @enum {string} */
                kind: "event";
            } | {
                at: ("counter" | "hotline" | "online" | "door")[];
                /** @enum {string} */
                kind: "prompt";
            };
            stages: string[];
            suppression: {
                after: {
                    days: number;
                    /** @enum {string} */
                    outcome: "delivered" | "read" | "clicked" | "replied" | "accepted" | "declined" | "refused-to-handle" | "no-answer" | "complained" | "opted-out";
                }[];
                holds: string[];
            };
        };
        CampaignTotals: {
            channels: {
                /** @enum {string} */
                channel: "sms" | "email" | "call-list";
                /** @description of those sent; null: the channel does not tell */
                delivered: number | null;
                /** @description was cancelled, or its time ran out */
                dropped: number;
                failed: number;
                /** @description waits for its time, and for as long as the campaign is paused */
                held: number;
                /** @description is being handed over, and may arrive whatever is done now */
                inFlight: number;
                /** @description all of them: the sum of the others */
                planned: number;
                /** @description the channel has it */
                sent: number;
                /** @description handed over, and nobody knows what came of it */
                unclear: number;
            }[];
            /** @description was cancelled, or its time ran out */
            dropped: number;
            failed: number;
            /** @description waits for its time, and for as long as the campaign is paused */
            held: number;
            /** @description is being handed over, and may arrive whatever is done now */
            inFlight: number;
            /** @description of those, which are not done */
            moving: number;
            /** @description all of them: the sum of the others */
            planned: number;
            /** @description that it took part in */
            runs: number;
            /** @description the channel has it */
            sent: number;
            /** @description handed over, and nobody knows what came of it */
            unclear: number;
        };
        Candidate: {
            /** @description absent: the decision’s */
            campaignId?: string;
            /** @enum {string} */
            channel: "sms" | "email" | "call-list";
            factors: {
                c: number;
                l: number;
                p: number;
                v: number;
            } | null;
            left: {
                refusals: components["schemas"]["Refusal"][];
                /** @enum {string} */
                stage: "emergency" | "validity" | "consent" | "eligibility" | "applicability" | "suitability" | "exclusion" | "suppression" | "arbitration" | "holdout" | "timing" | "capacity" | "cap";
            } | null;
            lever: string;
            offerId: string;
            /** @description 1 is the best of those that were ranked */
            rank?: number;
            ruleId: string;
            score: number | null;
        };
        Cap: {
            /** @enum {string} */
            countAt: "reserved" | "sent" | "delivered";
            exempt: ("marketing" | "service")[];
            filter: {
                channels?: string[];
                purposes?: ("marketing" | "service")[];
                tags?: string[];
            };
            id: string;
            max: number;
            /**
             * @description whose contacts are counted together
             * @enum {string}
             */
            scope: "customer" | "household" | "party";
            title?: components["schemas"]["Words"];
            /** @enum {string} */
            unit: "contact" | "message" | "offer";
            window: {
                /** @enum {string} */
                kind: "rolling" | "calendar";
                n: number;
                /** @enum {string} */
                unit: "minute" | "hour" | "day" | "week" | "month";
                weekStart?: number;
                /** @enum {string} */
                zone?: "customer" | "operator";
            };
        };
        Capacity: {
            id: string;
            limit: number;
            /** @description what a contact on a channel takes of it */
            takes: {
                [key: string]: number;
            };
            title: components["schemas"]["Words"];
        };
        ChannelSender: {
            optOut: {
                /** @description answers that are an opt-out, each alone in a message */
                keywords: string[];
                purposes: "marketing"[];
                text: components["schemas"]["Words"];
            };
            signature: {
                /**
                 * @description of the words of an offer
                 * @enum {string}
                 */
                place: "before" | "after";
                purposes: ("marketing" | "service")[];
                text: components["schemas"]["Words"];
            };
        };
        ConcentrationCurve: {
            /** Format: date-time */
            asOf: string;
            build: number;
            currency: string;
            /** @description shares of one, from the top */
            curve: {
                customers: number;
                revenue: number;
            }[];
            customers: number;
            /** @description code of a local network; null is the whole base */
            network: string | null;
            /** @description minor units a month */
            revenue: number;
        };
        Consent: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            channel: "sms" | "email" | "call-list";
            /** @description the message in which the customer said so */
            evidence?: {
                keyword: string;
                message: string;
            };
            granted: boolean;
            /** @enum {string} */
            purpose: "marketing" | "service";
            source: string;
        };
        ContactHours: {
            allowed?: {
                /** @description ISO weekdays, 1 is Monday */
                days: number[];
                from: string;
                /** @description excluded; at or before `from` it is on the next day */
                to: string;
            }[];
            channels: string[];
            purposes: ("marketing" | "service")[];
            quiet?: {
                /** @description ISO weekdays, 1 is Monday */
                days: number[];
                from: string;
                /** @description excluded; at or before `from` it is on the next day */
                to: string;
            }[];
        } & {
            [key: string]: unknown;
        };
        ContactOutcome: {
            /** Format: date-time */
            at: string;
            by: string;
            /** Format: date-time */
            callBackAt: string | null;
            /** @description dec_… */
            decision: string;
            /** @enum {string} */
            outcome: "accepted" | "declined" | "refused-to-handle" | "no-answer" | "call-back";
            /** @description out_… */
            outreach: string;
            reason: string | null;
        };
        ContactPoint: {
            /** @enum {string} */
            field: "msisdn" | "email" | "address";
            invalidSince?: string;
            verifiedOn?: string;
        };
        ContactPolicy: {
            capacities: components["schemas"]["Capacity"][];
            caps: components["schemas"]["Cap"][];
            /** @description on which we speak first */
            channels: string[];
            defaultJurisdiction: string | null;
            fatigue: components["schemas"]["Fatigue"] | null;
            hours: components["schemas"]["ContactHours"][];
            jurisdictions: components["schemas"]["Jurisdiction"][];
            operatorZone: string;
            /** @description for how long the same offer is not sent again; null: it may be */
            sameOfferDays: number | null;
            sender: {
                email: components["schemas"]["ChannelSender"];
                sms: components["schemas"]["ChannelSender"];
            } | null;
            /** @description that a message may have at most; null: any number */
            smsParts: number | null;
            /** @description over which what waited for the morning is spread */
            spreadMinutes: number;
        };
        Customer: {
            basic: components["schemas"]["Basic"];
            business: components["schemas"]["Business"];
            consents: components["schemas"]["Consent"][];
            contactPoints?: components["schemas"]["ContactPoint"][];
            id: string;
            /** @description the id that was asked for, where its record was merged into this one */
            mergedFrom?: string;
            origin: string;
            personal: components["schemas"]["Personal"];
            preference: components["schemas"]["Preference"];
            /** @enum {string} */
            relationship: "current" | "potential" | "former" | "recalled" | "competitor" | "interconnect";
            usage: components["schemas"]["UsageMonth"][];
        };
        CustomerEvent: {
            /** @description which survey, complaint or incident: a code */
            about?: string;
            /** @description minor units */
            amount?: number;
            /** Format: date-time */
            at: string;
            customerId: string;
            /** @description the source's own: told twice it counts once */
            id: string;
            /** @enum {string} */
            kind: "recharge" | "payment" | "complaint-opened" | "complaint-closed" | "suggestion" | "care-call" | "survey" | "usage" | "usage-drop" | "referral" | "plan-change" | "contract-change" | "device-change" | "port-out-request" | "network-incident-opened" | "network-incident-closed" | "reward";
            reason?: string;
            /** @description of a survey, and of nothing else */
            score?: number;
        };
        CustomerMessage: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            channel: "sms" | "email";
            /**
             * @description withdrawn: the consent is gone; overtaken: a newer word stands; gone: the record went; null: nothing was to do
             * @enum {string|null}
             */
            effect: "withdrawn" | "overtaken" | "gone" | null;
            /** @description of who carried it: told twice it counts once */
            id: string;
            /** @description the keyword of an opt-out; null: it says something else */
            keyword: string | null;
        };
        CustomerValue: {
            /** Format: date-time */
            asOf: string;
            branches: {
                /** @description minor units of the currency */
                amount: number;
                /** @enum {string} */
                branch: "recurring" | "usage" | "addOns" | "interconnect" | "content" | "service" | "discounts" | "badDebt";
                /** @enum {string} */
                provenance: "KNOWN" | "ASSUMED" | "MISSING";
                provenanceWords: components["schemas"]["Words"];
                title: components["schemas"]["Words"];
            }[];
            /**
             * @description where the hazard comes from, or why there is no value
             * @enum {string}
             */
            cause: "CHURN_SCORE" | "STAGE_ASSUMED" | "ASSUMED" | "NOT_A_CUSTOMER" | "SPEND_UNKNOWN" | "CURRENCY_UNKNOWN" | "NO_MARKS_FOR_CURRENCY";
            causeWords: components["schemas"]["Words"];
            churn: {
                band: string | null;
                cause: string | null;
                probability: number | null;
                reasons: {
                    /** @description points */
                    lost: number;
                    reason: string;
                    title: components["schemas"]["Words"];
                }[];
                score: number | null;
            };
            /** @description minor units of the currency */
            clv: number | null;
            currency: string | null;
            customerId: string;
            hazard: {
                /** @description chance to leave in a month, of one */
                monthly: number;
                /** @enum {string} */
                source: "CHURN_SCORE" | "STAGE_ASSUMED" | "ASSUMED";
                sourceWords: components["schemas"]["Words"];
            } | null;
            /** @description a month, by the profit tree */
            margin: number | null;
            /** @description they add up to the lifetime value, but for rounding */
            parts: {
                /** @description minor units of the currency */
                amount: number;
                part: string;
                title: components["schemas"]["Words"];
            }[];
            /** @description what a save may cost at most */
            saveBudget: number | null;
            /** @description minor units of the currency */
            valueAtRisk: number | null;
        };
        Decision: {
            /** @description absent: nobody stood, or it is no longer known */
            arbitration?: components["schemas"]["Arbitration"];
            /** Format: date-time */
            at: string;
            campaignId: string;
            candidates: components["schemas"]["Candidate"][];
            customerId: string;
            /** @description what was decided on; absent: it was a run, or a prompt */
            event?: {
                /** Format: date-time */
                happenedAt: string;
                id: string;
                /** @enum {string} */
                kind: "recharge" | "payment" | "complaint-opened" | "complaint-closed" | "suggestion" | "care-call" | "survey" | "usage" | "usage-drop" | "referral" | "plan-change" | "contract-change" | "device-change" | "port-out-request" | "network-incident-opened" | "network-incident-closed" | "reward";
                /** @description candidates that left, by stage */
                left: {
                    [key: string]: number;
                };
            };
            /** @description dec_… */
            id: string;
            outcome: {
                /** @enum {string} */
                kind: "scheduled";
                planned: components["schemas"]["Planned"];
            } | {
                /**
                 * @description to a customer who came to us
                 * @enum {string}
                 */
                kind: "offered";
                offers: {
                    offerId: string;
                    ruleId: string;
                }[];
            } | {
                /** @enum {string} */
                because: "EVENT_UNHEARD" | "EVENT_NO_RULE" | "EVENT_OVERTAKEN" | "EVENT_TOO_OLD";
                /** @description the newer event that overtook it */
                by?: string;
                /**
                 * @description of an event: nobody was asked for
                 * @enum {string}
                 */
                kind: "nothing";
                words: components["schemas"]["Words"];
            } | {
                code: string;
                heldOut?: components["schemas"]["HeldOut"];
                /** @enum {string} */
                kind: "refused";
                /** @enum {string} */
                stage: "emergency" | "validity" | "consent" | "eligibility" | "applicability" | "suitability" | "exclusion" | "suppression" | "arbitration" | "holdout" | "timing" | "capacity" | "cap";
                words: components["schemas"]["Words"];
            };
            ruleVersion: {
                pack: string;
                version: number;
            };
            runId: string;
            /**
             * @description kept: its document. recomputed: from what the run saw. entries: values are no longer known
             * @enum {string}
             */
            trace: "kept" | "recomputed" | "entries";
        };
        Demand: {
            customers: number;
            /** Format: date-time */
            first: string;
            /** Format: date-time */
            last: string;
            orgNode: string | null;
            product: string;
        };
        Device: {
            instalmentEndDate?: string;
            is5g?: boolean;
            /** @enum {string} */
            kind?: "phone" | "gateway" | "dialler" | "set-top-box";
            line: string;
            model: string;
            simSlots?: number;
            states: {
                on: string;
                /** @enum {string} */
                state: "in-stock" | "first-seen" | "in-use" | "removed" | "faulty";
            }[];
        };
        DraftFunnelBody: {
            content: components["schemas"]["RulePackBody"];
            /**
             * @description share of the base to ask
             * @default 1
             */
            share: number;
        };
        DryRun: {
            /**
             * Format: date-time
             * @description business time: everything is decided as of then
             */
            asOf: string;
            counts: components["schemas"]["RunCounts"];
            /** @description looked at, whether or not the campaign is for them */
            customers: number;
            /** @description of those who are refused: kept out, to be compared with */
            heldOut: number;
            /** @description what would be planned; the sum is `counts.scheduled` */
            messages: {
                /** @enum {string} */
                channel: "sms" | "email" | "call-list";
                count: number;
                offerId: string;
            }[];
            /** @description null: nobody was to be named */
            people: {
                /** @description as many of each number are here, or all of it */
                each: number;
                /** @description in the order of the base; the first `each` of whom a number counts are the first of it */
                items: components["schemas"]["DryRunPerson"][];
            } | null;
            /** @description as the funnel of a run, up to the channels */
            rows: components["schemas"]["FunnelRow"][];
            /** @description of the base: every number and everybody named is of it */
            share: number;
            /** @description who matched and would be sent nothing, by where they leave */
            stages: {
                code: string;
                customers: number;
                /** @enum {string} */
                stage: "emergency" | "validity" | "consent" | "eligibility" | "applicability" | "suitability" | "exclusion" | "suppression" | "arbitration" | "holdout" | "timing" | "capacity" | "cap";
                stageWords: components["schemas"]["Words"];
                words: components["schemas"]["Words"];
            }[];
        };
        DryRunPerson: {
            customerId: string;
            /** @description null: no rule is true for them */
            end: ({
                /** @enum {string} */
                channel: "sms" | "email" | "call-list";
                /** @enum {string} */
                kind: "scheduled";
                offerId: string;
            } | {
                code: string;
                /** @description kept out, to be compared with */
                heldOut: boolean;
                /** @enum {string} */
                kind: "refused";
                /** @enum {string} */
                stage: "emergency" | "validity" | "consent" | "eligibility" | "applicability" | "suitability" | "exclusion" | "suppression" | "arbitration" | "holdout" | "timing" | "capacity" | "cap";
            }) | null;
            /** @description the campaign is for them */
            evaluated: boolean;
            /** @description masked as the role asks */
            msisdn: string | null;
            /** @description masked as the role asks */
            name: string | null;
        };
        EmergencyStop: {
            /** Format: date-time */
            at: string;
            by: string;
            /** @enum {string} */
            kind: "all" | "channel" | "campaign" | "offer" | "node";
            of: string | null;
            why: string;
        };
        Error: {
            error: {
                code: string;
                message: components["schemas"]["Words"];
                problems?: components["schemas"]["Problem"][];
                requestId: string;
            };
        };
        ExplainDraftBody: {
            content: components["schemas"]["RulePackBody"];
            rule: string;
        };
        Explained: components["schemas"]["ExplainedLeaf"] | {
            /** @enum {string} */
            kind: "all" | "any";
            of: components["schemas"]["Explained"][];
            /** @enum {string} */
            truth: "false" | "true" | "unknown";
        } | {
            /** @enum {string} */
            kind: "not";
            of: components["schemas"]["Explained"];
            /** @enum {string} */
            truth: "false" | "true" | "unknown";
        };
        ExplainedLeaf: {
            fact: string;
            /** @description null is missing; then the truth is unknown, or what the rule says of unknown. A series or a list is an array */
            have: ((string | number | boolean) | unknown[]) | null;
            /** @enum {string} */
            kind: "leaf";
            need: (string | number | boolean) | (string | number)[] | {
                [key: string]: unknown;
            };
            /** @enum {string} */
            operator: "equal" | "notEqual" | "lessThan" | "lessThanInclusive" | "greaterThan" | "greaterThanInclusive" | "in" | "notIn" | "contains" | "doesNotContain" | "between" | "before" | "after" | "withinNextDays" | "withinLastDays" | "atLeastMonthsAgo" | "startsWith" | "matches" | "inList" | "notInList" | "fellByPct" | "belowOwnAverage" | "some";
            /** @enum {string} */
            truth: "false" | "true" | "unknown";
            /** @enum {string} */
            unknown?: "matches" | "fails";
            words: components["schemas"]["Words"];
        };
        Fact: {
            /** @description of a list: what its elements hold, each declared like a fact */
            fields?: unknown[];
            /** @enum {string} */
            freshness?: "import" | "event" | "month" | "night" | "reading";
            help?: components["schemas"]["Words"];
            influence?: boolean;
            labels: components["schemas"]["Words"];
            /** @description of a series: how many it holds */
            months?: number;
            name: string;
            nullable: boolean;
            /** @description null: these models were not profiled yet */
            profile: components["schemas"]["FactProfile"] | null;
            /** @enum {string} */
            source?: "profile" | "usage" | "events" | "survey" | "model" | "clock" | "contacts";
            /** @enum {string} */
            type: "number" | "boolean" | "enum" | "text" | "day" | "series" | "list";
            /** @description minor: minor units of each customer's currency */
            unit: string | null;
            valueLabels?: {
                [key: string]: components["schemas"]["Words"];
            };
            values?: string[];
            whole?: boolean;
        };
        FactProfile: {
            /** @description amounts by currency, the one of most customers first; absent where the fact is no amount */
            currencies?: {
                /** @description null: of customers whose currency is not known */
                currency: string | null;
                distribution: {
                    /** @enum {string} */
                    kind: "nothing";
                } | {
                    /** @description eleven: the ends of ten equal parts */
                    deciles: number[];
                    /** @enum {string} */
                    kind: "numbers";
                    mean: number;
                    p10: number;
                    p90: number;
                } | {
                    /** Format: date */
                    first: string;
                    /** @enum {string} */
                    kind: "days";
                    /** Format: date */
                    last: string;
                    /** Format: date */
                    p10: string;
                    /** Format: date */
                    p90: string;
                } | {
                    /** @description null: more than are counted */
                    distinct: number | null;
                    /** @enum {string} */
                    kind: "values";
                    others: number;
                    top: {
                        customers: number;
                        value: string;
                    }[];
                } | {
                    /** @enum {string} */
                    kind: "yes-or-no";
                    no: number;
                    yes: number;
                } | {
                    /** @enum {string} */
                    kind: "several";
                    meanLength: number;
                };
                known: number;
            }[];
            customers: number;
            /** @description of amounts: of the currency of most customers */
            distribution: {
                /** @enum {string} */
                kind: "nothing";
            } | {
                /** @description eleven: the ends of ten equal parts */
                deciles: number[];
                /** @enum {string} */
                kind: "numbers";
                mean: number;
                p10: number;
                p90: number;
            } | {
                /** Format: date */
                first: string;
                /** @enum {string} */
                kind: "days";
                /** Format: date */
                last: string;
                /** Format: date */
                p10: string;
                /** Format: date */
                p90: string;
            } | {
                /** @description null: more than are counted */
                distinct: number | null;
                /** @enum {string} */
                kind: "values";
                others: number;
                top: {
                    customers: number;
                    value: string;
                }[];
            } | {
                /** @enum {string} */
                kind: "yes-or-no";
                no: number;
                yes: number;
            } | {
                /** @enum {string} */
                kind: "several";
                meanLength: number;
            };
            /** @description how many have a value */
            known: number;
            /** @description share of those who have none, 0 to 1 */
            nullShare: number;
        };
        Fatigue: {
            halfLifeDays: number;
            /** @description nobody is contacted at this pressure or above */
            stopAt: number;
            /** @description how much a contact on a channel weighs */
            weights: {
                [key: string]: number;
            };
        } & {
            [key: string]: unknown;
        };
        FatigueHazards: {
            /** @description who were contacted, and so under observation */
            customers: number;
            /** Format: date-time */
            from: string;
            levels: {
                complaint: components["schemas"]["Hazard"];
                /** @description who were there at any time */
                customers: number;
                /** @description with one of them at least */
                engaged: boolean;
                /** @description contacts in the window, or more */
                from: number;
                /** @description the worse of both */
                label: {
                    /** @enum {string} */
                    label: "UNDER" | "ON_TARGET" | "SATURATED";
                    words: components["schemas"]["Words"];
                } | {
                    /** @enum {string|null} */
                    label: null;
                    reason: string;
                    words: components["schemas"]["Words"];
                };
                optOut: components["schemas"]["Hazard"];
                /** @description and fewer than so many; null: no end */
                to: number | null;
            }[];
            /** @description of those with contacts, by the label of the pressure on them now */
            pressed: {
                ON_TARGET: number;
                SATURATED: number;
                UNDER: number;
            };
            /** Format: date-time */
            until: string;
            windowDays: number;
        };
        FieldHistory: {
            after: unknown;
            before: unknown;
            customerId: string;
            /** Format: date-time */
            effectiveAt: string;
            field: string;
            /** Format: date-time */
            recordedAt: string;
            rev: number;
            source: string;
        };
        Finding: {
            claim: components["schemas"]["FindingClaim"];
            cycle?: string[];
            facts: string[];
            /** @enum {string} */
            kind: "never-fires" | "always-fires" | "contradiction" | "no-effect" | "equivalent" | "implied" | "shadowed" | "gap" | "overlap" | "unused-fact" | "reference-cycle" | "event-clash" | "lever-unsuited" | "exclusive-rewards" | "rewards-stack";
            /** @description the lever that does not suit the stages of the stretch */
            lever?: string;
            paths: string[];
            rules: {
                pack: string;
                rule: string;
            }[];
            /** @enum {string} */
            severity: "error" | "warning" | "info";
            stretch?: {
                /** @enum {string} */
                kind: "values";
                values: ((string | number | boolean) | null)[];
            } | {
                high: (string | number | boolean) | null;
                /** @enum {string} */
                kind: "between";
                low: (string | number | boolean) | null;
            };
            words: components["schemas"]["Words"];
        };
        FindingClaim: {
            /**
             * @description single-facts: facts made of one another are not known to be related
             * @enum {string}
             */
            basis: "every-sheet" | "where-known" | "single-facts";
            facts: string[];
            /** @enum {string} */
            how: "searched" | "compared";
            /** @enum {string} */
            kind: "proved";
            steps: number;
        } | {
            /**
             * @description single-facts: facts made of one another are not known to be related
             * @enum {string}
             */
            basis: "every-sheet" | "where-known" | "single-facts";
            /** @enum {string} */
            kind: "witnessed";
            matches: string[];
            /** @description a customer who shows it */
            sheet: {
                [key: string]: unknown;
            };
        } | {
            /** @enum {string} */
            kind: "undecided";
            limit: number;
            open: number;
            /** @enum {string} */
            reason: "question-steps" | "set-steps" | "time" | "operator" | "witness-refused";
        };
        FunnelIdentity: {
            /** @description sum of the parts */
            have: number;
            holds: boolean;
            /** @description the whole */
            need: number;
            parts: string[];
            whole: string;
        };
        FunnelRow: {
            /** @enum {string|null} */
            channel: "sms" | "email" | "call-list" | null;
            code: string | null;
            count: number;
            key: string;
            /** @description key of the row this one is a part of */
            parent: string | null;
            /** @enum {string} */
            step: "evaluated" | "matched" | "refused" | "undecided" | "scheduled" | "channel" | "sent" | "delivered" | "receipt-open" | "not-reported" | "failed" | "expired" | "cancelled" | "unknown" | "open";
            words: components["schemas"]["Words"];
        };
        Hazard: {
            /** @description customer-days at risk */
            days: number;
            events: number;
            label: {
                /** @enum {string} */
                label: "UNDER" | "ON_TARGET" | "SATURATED";
                words: components["schemas"]["Words"];
            } | {
                /** @enum {string|null} */
                label: null;
                reason: string;
                words: components["schemas"]["Words"];
            };
            /** @description of 1,000 customers in the window, with its interval; null: nobody was at risk */
            rate: {
                at: number;
                high: number;
                low: number;
            } | null;
        };
        HeldOut: {
            assignment: components["schemas"]["Assignment"];
            campaignId: string;
            /** @enum {string} */
            channel: "sms" | "email" | "call-list";
            offerId: string;
            /** @enum {string} */
            purpose: "marketing" | "service";
            ruleId: string;
        };
        HowFar: {
            changes: {
                distance: number;
                fact: string;
                have: unknown;
                /** @description false for what nobody can influence */
                influence: boolean;
                need: unknown;
                /** @description the condition would have to be false */
                negated: boolean;
                /** @enum {string} */
                operator: "equal" | "notEqual" | "lessThan" | "lessThanInclusive" | "greaterThan" | "greaterThanInclusive" | "in" | "notIn" | "contains" | "doesNotContain" | "between" | "before" | "after" | "withinNextDays" | "withinLastDays" | "atLeastMonthsAgo" | "startsWith" | "matches" | "inList" | "notInList" | "fellByPct" | "belowOwnAverage" | "some";
                /** @description JSON path under the conditions of the rule */
                path: string;
                /** @description the nearest value that would do; null where no single value says it */
                to: unknown;
                words: components["schemas"]["Words"];
            }[];
            distance: number;
            /** @description nothing smaller exists; else the smallest that was seen */
            exact: boolean;
        };
        Import: {
            bytes: number;
            doneRows: number;
            /** @enum {string} */
            encoding: "utf-8" | "gb18030";
            failure: {
                code: string;
                message: components["schemas"]["Words"];
            } | null;
            fileName: string;
            /** Format: date-time */
            finishedAt: string | null;
            /** @enum {string} */
            format: "csv" | "ndjson";
            hasRejects: boolean;
            id: string;
            inserted: number;
            mapping: string;
            rejected: number;
            /** Format: date-time */
            startedAt: string;
            startedBy: string;
            /** @enum {string} */
            state: "applying" | "done" | "failed";
            totalRows: number;
            unchanged: number;
            updated: number;
        };
        InboundAnswer: {
            /** @description of who carried it: told twice it counts once */
            id: string;
            /** @description the keyword of an opt-out; null: it says something else */
            keyword: string | null;
            /** @enum {string} */
            understood: "opt-out" | "other";
        };
        InboundMessage: {
            /** Format: date-time */
            at: string;
            by: string;
            /** @enum {string} */
            channel: "sms" | "email";
            /** @description all on that number or address; none: it is known to nobody */
            customers: {
                /**
                 * @description withdrawn: the consent is gone; overtaken: a newer word stands; gone: the record went; null: nothing was to do
                 * @enum {string|null}
                 */
                effect: "withdrawn" | "overtaken" | "gone" | null;
                id: string;
            }[];
            /** @description of who carried it: told twice it counts once */
            id: string;
            /** @description false: a fault came between; told again it goes on */
            isDone: boolean;
            /** @description the keyword of an opt-out; null: it says something else */
            keyword: string | null;
            /** Format: date-time */
            toldAt: string;
        };
        JsonChange: {
            after?: unknown;
            before?: unknown;
            path: string;
        };
        /** @description out of fold: every customer predicted by a model that never saw them */
        Judgement: {
            auc: number;
            /** @description share that left */
            base: number;
            calibration: {
                customers: number;
                observed: number;
                predicted: number;
            }[];
            customers: number;
            /** @description churn rate of the riskiest tenth ÷ that of all */
            lift: number;
        };
        Jurisdiction: {
            /** @description with those of the preset */
            hours?: components["schemas"]["ContactHours"][];
            id: string;
            preset?: string;
            regions?: string[];
            title?: components["schemas"]["Words"];
            zones?: string[];
        };
        LeftOutCampaign: {
            /** @enum {string} */
            because: "stopped" | "paused" | "unreadable";
            campaignId: string;
            /** @description what cannot be used */
            problems?: {
                code: string;
                params?: {
                    [key: string]: string | number;
                };
                path: string;
            }[];
            /** @description the allocation that left it out; null: it never took part */
            round: number | null;
        };
        Lever: {
            branch: string;
            /** @description what a campaign without a plan of its own is watched by */
            guardrails?: string[];
            id: string;
            stages: string[];
            title: components["schemas"]["Words"];
        };
        LeverCost: {
            /** @description expected profit let go, minor units of the operator’s currency */
            cost: number;
            lever: string;
            /** @description those they would not have won without levers and influencers */
            pushed: number;
            /** @description null: there is no lever of this name any more */
            title: components["schemas"]["Words"] | null;
            /** @description decisions its candidates won */
            won: number;
        };
        ListedCall: {
            offer: {
                id: string;
                limits: components["schemas"]["Words"] | null;
                title: components["schemas"]["Words"] | null;
            };
            outreach: components["schemas"]["Outreach"];
            /** @description every word on what came of it, newest first; empty: nobody told */
            said: {
                /** Format: date-time */
                at: string;
                by: string;
                /** Format: date-time */
                callBackAt: string | null;
                outcome: string;
                reason: string | null;
            }[];
        };
        MarketingGrid: {
            elements: {
                about: components["schemas"]["Words"];
                id: string;
                title: components["schemas"]["Words"];
            }[];
            rows: {
                /** @description by element; an element without words is not covered */
                cells: {
                    [key: string]: components["schemas"]["Words"];
                };
                id: string;
                /** @description campaigns with one of them belong to the row */
                levers: string[];
                /** @description whom the row is about */
                of?: {
                    fact: string;
                    value: string;
                };
                title: components["schemas"]["Words"];
            }[];
        };
        Merge: {
            /** Format: date-time */
            at: string;
            by: string;
            id: string;
            otherId: string;
            primaryId: string;
            /** Format: date-time */
            undoneAt: string | null;
            undoneBy: string | null;
        };
        Metric: {
            /** @enum {string} */
            better: "higher" | "lower";
            code: string;
            definition: components["schemas"]["Words"];
            title: components["schemas"]["Words"];
            /** @enum {string} */
            unit: "share" | "minor" | "per-thousand" | "times" | "points" | "days" | "ratio" | "count";
        };
        Migration: {
            fact: string;
            from: string;
            known: {
                from: components["schemas"]["MonthCounts"];
                to: components["schemas"]["MonthCounts"];
            };
            /** @description from, then to; NONE is in no stage, ABSENT was not there, of NOT_KNOWN nothing is known of then */
            migration: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            model: string;
            /** @description after = before + entered − left + becameKnown − becameUnknown */
            movements: {
                after: number;
                /** @description not known at the end of the first month: they did not enter */
                becameKnown: number;
                /** @description not known at the end of the second month: they did not leave */
                becameUnknown: number;
                before: number;
                entered: number;
                left: number;
                stage: string;
            }[];
            stages: string[];
            /** @description what the stages are called together */
            title: components["schemas"]["Words"];
            to: string;
        };
        ModelEffect: {
            /** Format: date-time */
            asOf: string;
            customers: number;
            /** @description the fact that holds the band */
            fact: string;
            /** @description from the band as it is to the one it would be; NONE: without a band. Who stays is counted too */
            items: {
                customers: number;
                from: string;
                to: string;
            }[];
            /** @description how many would be in another band */
            moved: number;
        };
        ModelFile: {
            /** @description the file as it stands */
            content: {
                [key: string]: unknown;
            };
            gives: {
                fact: string;
                title: components["schemas"]["Words"];
            }[];
            kind: string;
            /** @description of its file in rules/facts, without the ending */
            name: string;
        };
        MonthCounts: {
            /** @description derived from the history that records brought along when they came later */
            imported: number;
            /** @description known by records that were there at the time */
            recorded: number;
            /** @description customers of today of whom nothing is known of then; not in the copy */
            untold: number;
        };
        MovedCustomers: {
            items: {
                customerId: string;
                is: string;
                isWords: components["schemas"]["Words"];
                /** @description masked likewise */
                msisdn: string | null;
                /** @description masked unless the role may read personal fields */
                name: string | null;
                was: string;
                wasWords: components["schemas"]["Words"];
            }[];
            next: string | null;
            /** @description everybody the number counts; told with the first page, null on the others */
            total: number | null;
        };
        NamedList: {
            name: string;
            size: number;
            title: components["schemas"]["Words"];
        };
        Offer: {
            affordability?: {
                fact: string;
                pct: number;
            };
            after?: {
                offer: string;
                /** @enum {string} */
                outcome: "accepted" | "declined";
                withinDays?: number;
            }[];
            /** @description conditions as rules have them */
            applicability?: unknown;
            budget?: number;
            /** @description absent: all */
            channels?: ("sms" | "email" | "call-list")[];
            costPerAcceptance?: number;
            costPerContact?: number;
            currency: string;
            discount?: {
                /** @enum {string} */
                kind: "percent";
                months?: number;
                percent: number;
            } | {
                amount: number;
                /** @enum {string} */
                kind: "amount";
                months?: number;
            };
            /** @description conditions as rules have them */
            eligibility?: unknown;
            /** @description of the offers of a group a customer has one at a time */
            exclusionGroups?: string[];
            gifts?: {
                cost: number;
                id: string;
                title: components["schemas"]["Words"];
            }[];
            id: string;
            life?: {
                answerable: {
                    [key: string]: {
                        person?: string;
                        role: string;
                    };
                };
                history: components["schemas"]["OfferStep"][];
            };
            limits: components["schemas"]["Words"];
            /** @description campaigns that may use it while it is on trial */
            pilots?: string[];
            price?: {
                amount: number;
                /** @enum {string} */
                period: "once" | "day" | "month" | "quarter" | "year";
            };
            priceLever?: string;
            /** @description what it sells, where it sells one product */
            product?: string;
            /** @description what it sells, where that is several */
            products?: string[];
            /** @enum {string} */
            purpose: "marketing" | "service";
            /** @enum {string} */
            state: "idea" | "design" | "approval" | "set-up" | "test" | "trial" | "live" | "review" | "retired";
            stock?: number;
            /** @description conditions as rules have them */
            suitability?: unknown;
            /** @description what frequency caps may count by */
            tags?: string[];
            termMonths?: number;
            title: components["schemas"]["Words"];
            /** Format: date-time */
            validFrom: string;
            /**
             * Format: date-time
             * @description excluded
             */
            validUntil: string;
            /** @description what one acceptance is expected to earn, minor units of the currency */
            value: number | ({
                /** @enum {string} */
                kind: "fixed" | "growth" | "retention";
            } & {
                [key: string]: unknown;
            });
            wording: {
                [key: string]: components["schemas"]["Wording"];
            };
        };
        OfferedNow: {
            campaignId: string;
            /** Format: date-time */
            expiresAt: string;
            lever: string;
            /** @description to be told before it is taken */
            limits: components["schemas"]["Words"];
            offerId: string;
            /** @enum {string} */
            purpose: "marketing" | "service";
            rank: number;
            ruleId: string;
            /** @description in the customer’s language; null: no text could be made */
            said: {
                body: string;
                /** @enum {string} */
                locale: "zh-CN" | "en";
                subject: string | null;
            } | null;
            title: components["schemas"]["Words"];
            why: {
                because: components["schemas"]["Words"][];
                rule: components["schemas"]["Words"];
            };
        };
        OfferStep: {
            /** Format: date-time */
            at: string;
            by: string;
            /** @enum {string} */
            did: "written" | "moved";
            note?: string;
            /** @enum {string} */
            state: "idea" | "design" | "approval" | "set-up" | "test" | "trial" | "live" | "review" | "retired";
        };
        OfferTexts: {
            items: {
                /** @description null: the text cannot be made */
                body: string | null;
                /** @enum {string} */
                channel: "sms" | "email" | "call-list";
                /** @enum {string} */
                locale: "zh-CN" | "en";
                problems: components["schemas"]["Problem"][];
                subject: string | null;
            }[];
            /**
             * @description the one the customer would be written to in; null: of nobody in particular
             * @enum {string|null}
             */
            locale: "zh-CN" | "en" | null;
        };
        OrgNode: {
            code: string;
            /** @enum {string} */
            level: "province" | "local-network" | "county" | "branch" | "hall" | "community";
            parent: string | null;
            title: components["schemas"]["Words"];
        };
        Outreach: {
            attempt: number;
            campaignId: string;
            /** @enum {string} */
            channel: "sms" | "email" | "call-list";
            customerId: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description out_… */
            id: string;
            offerId: string;
            /** @enum {string} */
            purpose: "marketing" | "service";
            /** @description why it waits or ended; a provider’s own code may follow a colon */
            reason: string | null;
            reasonWords: components["schemas"]["Words"] | null;
            ruleId: string;
            runId: string;
            /** @enum {string} */
            state: "planned" | "claimed" | "handed" | "sent" | "delivered" | "failed" | "expired" | "cancelled" | "unknown";
            stateWords: components["schemas"]["Words"];
            step: number;
            zone: string;
        };
        Overlap: {
            /** @description in the treated one */
            treated: number;
            /** @description in any arm there */
            units: number;
        };
        PackCopy: {
            hasPlan: boolean;
            offers: {
                id: string;
                of: string;
            }[];
            version: components["schemas"]["RuleVersion"];
        };
        PackCopyBody: {
            /**
             * @description shared: makes the same offers; own: drafts of them, to be approved before anything goes out
             * @default shared
             * @enum {string}
             */
            offers: "shared" | "own";
            /** @description what the copy is called */
            pack: string;
            /** @description without it, that of the original */
            title?: {
                en: string;
                "zh-CN": string;
            };
        };
        PackDiff: {
            added: string[];
            audience: {
                customers: number;
                rules: {
                    after: number;
                    before: number;
                    enters: {
                        count: number;
                        samples: string[];
                    };
                    leaves: {
                        count: number;
                        samples: string[];
                    };
                    rule: string;
                }[];
                /** @description whoever some rule of the pack matches */
                whole: {
                    after: number;
                    before: number;
                    enters: {
                        count: number;
                        samples: string[];
                    };
                    leaves: {
                        count: number;
                        samples: string[];
                    };
                };
            } | null;
            changed: {
                changes: components["schemas"]["JsonChange"][];
                rule: string;
            }[];
            changes: components["schemas"]["JsonChange"][];
            pack: string;
            removed: string[];
        };
        PackDiffBody: {
            /** @description a stored version, a pack that is not stored, or null for no rules at all */
            after: ({
                version: number;
            } | {
                content: components["schemas"]["RulePackBody"];
            }) | null;
            /** @description a stored version, a pack that is not stored, or null for no rules at all */
            before: ({
                version: number;
            } | {
                content: components["schemas"]["RulePackBody"];
            }) | null;
            /**
             * @description share of the base to ask; 0 compares the rules only
             * @default 0
             */
            share: number;
        };
        PackPlan: {
            briefing: ("hotline" | "call-centre" | "hall" | "community-manager" | "account-manager" | "direct-sales" | "dealer" | "field-service" | "network" | "billing" | "credit-control" | "product-manager" | "fraud-control")[];
            checks?: components["schemas"]["Words"];
            control: {
                sharePct: number;
                why?: components["schemas"]["Words"];
            };
            guardrails: {
                guardrail: string;
                limit?: number;
            }[];
            horizonDays: number;
            hypothesis: components["schemas"]["Words"];
            intendedChannels: ("sms" | "mms" | "email" | "app-push" | "messenger" | "social-account" | "online-chat" | "ivr" | "kiosk" | "outbound-call" | "hotline-prompt" | "counter-prompt" | "bill-insert" | "newsletter" | "web-self-service" | "account-manager-task" | "community-manager-task" | "direct-sales-visit" | "event" | "dealer" | "retail-partner" | "webhook")[];
            lever: string;
            objective: components["schemas"]["Words"];
            pack: string;
            primaryMetric: string;
            schedule: {
                /** @enum {string} */
                kind: "nightly";
            } | {
                day: number;
                everyMonths?: number;
                /** @enum {string} */
                kind: "monthly";
            } | {
                events: ("recharge" | "payment" | "complaint-opened" | "complaint-closed" | "suggestion" | "care-call" | "survey" | "usage" | "usage-drop" | "referral" | "plan-change" | "contract-change" | "device-change" | "port-out-request" | "network-incident-opened" | "network-incident-closed" | "reward")[];
                /** @enum {string} */
                kind: "event";
            } | {
                at: ("counter" | "hotline" | "online" | "door")[];
                /** @enum {string} */
                kind: "prompt";
            };
            stages: string[];
            suppression: {
                after: {
                    days: number;
                    /** @enum {string} */
                    outcome: "delivered" | "read" | "clicked" | "replied" | "accepted" | "declined" | "refused-to-handle" | "no-answer" | "complained" | "opted-out";
                }[];
                holds: string[];
            };
        };
        /** @description masked unless the role may read personal fields */
        Personal: {
            address?: string;
            email?: string;
            idNumber?: string;
            msisdn?: string;
            name?: string;
        };
        Planned: {
            /** @enum {string} */
            channel: "sms" | "email" | "call-list";
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            expiresAt: string;
            jurisdiction?: string;
            offerId: string;
            /** @description out_… */
            outreachId: string;
            postponed: boolean;
            /** @enum {string} */
            purpose: "marketing" | "service";
            ruleId: string;
            runnerUp: string | null;
            zone: string;
            zoneAssumed: boolean;
        };
        Playbook: {
            /** @description per cent that a campaign keeps out where its pack has no plan */
            controlPct: number;
            /** @description looked at */
            customers: number;
            guardrails: {
                code: string;
                title: components["schemas"]["Words"];
                why: components["schemas"]["Words"];
            }[];
            holds: {
                id: string;
                title: components["schemas"]["Words"];
            }[];
            items: {
                /** @description levers that do not suit a stage; the path is the rule */
                doubts: components["schemas"]["Problem"][];
                /** @description asked for, and known of somebody looked at */
                facts: string[];
                /** @description asked for, and known of nobody looked at */
                lacking: string[];
                pack: string;
                plan: components["schemas"]["PackPlan"] | null;
                rules: number;
                title: components["schemas"]["Words"];
                version: number;
            }[];
            /** @description those there are, by which plans name theirs */
            levers: {
                branch: string;
                id: string;
                stages: string[];
                title: components["schemas"]["Words"];
            }[];
        };
        Preference: {
            channel?: string;
            contactFrom?: string;
            contactUntil?: string;
            habits?: string[];
            interests?: string[];
            language?: string;
            timeZone?: string;
        };
        PriceLever: {
            id: string;
            title: components["schemas"]["Words"];
        };
        Problem: {
            code: string;
            message: components["schemas"]["Words"];
            path: string;
        };
        Product: {
            cannibalises: string[];
            excludes: string[];
            id: string;
            industries?: string[];
            /** @enum {string} */
            kind: "fixed-line" | "broadband" | "mobile" | "converged" | "television" | "leased-line" | "value-added" | "industry-solution";
            needsServiceability: boolean;
            /** @enum {string} */
            owner: "own" | "partner";
            requires: string[];
            title: components["schemas"]["Words"];
            /** @enum {string} */
            valueAdded?: "information" | "entertainment" | "convenience" | "security";
            version: number;
        };
        Prompt: {
            /** Format: date-time */
            at: string;
            by: string;
            customerId: string;
            /** @description dec_… */
            id: string;
            /** @description why there is no offer; null too where no rule is true of the customer */
            nothing: {
                code: string;
                /** @enum {string} */
                stage: "emergency" | "validity" | "consent" | "eligibility" | "applicability" | "suitability" | "exclusion" | "suppression" | "arbitration" | "holdout" | "timing" | "capacity" | "cap";
                words: components["schemas"]["Words"];
            } | null;
            /** @description best first */
            offers: components["schemas"]["OfferedNow"][];
            others?: components["schemas"]["Candidate"][];
            /** @enum {string} */
            place: "hotline" | "counter" | "web" | "app";
            request: string;
        };
        PromptWithReplies: {
            /** Format: date-time */
            at: string;
            by: string;
            customerId: string;
            /** @description dec_… */
            id: string;
            /** @description why there is no offer; null too where no rule is true of the customer */
            nothing: {
                code: string;
                /** @enum {string} */
                stage: "emergency" | "validity" | "consent" | "eligibility" | "applicability" | "suitability" | "exclusion" | "suppression" | "arbitration" | "holdout" | "timing" | "capacity" | "cap";
                words: components["schemas"]["Words"];
            } | null;
            /** @description best first */
            offers: components["schemas"]["OfferedNow"][];
            others?: components["schemas"]["Candidate"][];
            /** @enum {string} */
            place: "hotline" | "counter" | "web" | "app";
            /** @description every word, newest first: of each rule the first is what stands */
            replies: {
                /** Format: date-time */
                at: string;
                by: string;
                /** Format: date-time */
                callBackAt: string | null;
                outcome: string;
                reason: string | null;
                ruleId: string;
            }[];
            request: string;
        };
        Reason: {
            code: string;
            explains: ("loss" | "usage-loss" | "decline" | "refusal")[];
            title: components["schemas"]["Words"];
        };
        ReasonCount: {
            code: string;
            count: number;
            /** @enum {string} */
            stage: "emergency" | "validity" | "consent" | "eligibility" | "applicability" | "suitability" | "exclusion" | "suppression" | "arbitration" | "holdout" | "timing" | "capacity" | "cap";
            stageWords: components["schemas"]["Words"];
            words: components["schemas"]["Words"];
        };
        Refusal: {
            code: string;
            component: string;
            have: (string | number | boolean) | null;
            need: (string | number | boolean) | null;
            /** @description caps: who took the last place, as run|rule */
            takenBy?: string;
            words: components["schemas"]["Words"];
        };
        RefusalReason: {
            code: string;
            title: components["schemas"]["Words"];
        };
        ReplyEnd: {
            recorded: boolean;
            /** @description why it may not be presented, with the reservation that took the place */
            refusals: components["schemas"]["Refusal"][];
        };
        Rule: {
            /** @description json-rules-engine conditions, as written */
            conditions: unknown;
            event: {
                params: {
                    /** @enum {string} */
                    channel: "sms" | "email" | "call-list";
                    lever: string;
                    offerId: string;
                    schedule: {
                        delayHours: number;
                        expireHours: number;
                    };
                };
                /** @enum {string} */
                type: "offer";
            };
            id: string;
            priority?: number;
            title: components["schemas"]["Words"];
        };
        /** @description a rule pack; its JSON Schema is served at /api/v1/schemas/rule-pack */
        RulePackBody: {
            [key: string]: unknown;
        };
        RuleVersion: {
            content: {
                pack: string;
                rules: components["schemas"]["Rule"][];
                title: components["schemas"]["Words"];
            };
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            hash: string;
            pack: string;
            version: number;
        };
        Run: {
            campaignId: string;
            /** @description of a run of all campaigns: those that take part */
            campaigns?: {
                campaignId: string;
                ruleVersion: {
                    pack: string;
                    version: number;
                };
            }[];
            chunkCount: number;
            counts: components["schemas"]["RunCounts"];
            /** Format: date-time */
            cutOff: string;
            /** Format: date-time */
            finishedAt: string | null;
            /** @description campaign|plannedAt, or all|plannedAt */
            id: string;
            /** @description of those that were due: who takes no part (any more), and why */
            leftOut?: components["schemas"]["LeftOutCampaign"][];
            /** Format: date-time */
            plannedAt: string;
            /** @description of a run of all campaigns: of the first of them */
            ruleVersion: {
                pack: string;
                version: number;
            };
            /** Format: date-time */
            startedAt: string;
            startedBy: string;
            /** @enum {string} */
            state: "evaluating" | "done" | "failed" | "stopped";
            /** @description evaluate, allocate.0, reserve.0, allocate.1 … conclude */
            step: string;
        };
        RunCandidate: {
            campaignId: string;
            customerId: string;
            offerId: string;
            ruleId: string;
            ruleTitle: components["schemas"]["Words"];
        };
        RunCounts: {
            evaluated: number;
            matched: number;
            /** @description refusal code → customers */
            refused: {
                [key: string]: number;
            };
            scheduled: number;
        };
        RunEvent: {
            identities: components["schemas"]["FunnelIdentity"][];
            progress: components["schemas"]["RunProgress"];
            /** @description candidates (customer × rule) by where they left, in the order of the walk */
            reasons: components["schemas"]["ReasonCount"][];
            rows: components["schemas"]["FunnelRow"][];
            run: components["schemas"]["Run"];
        };
        RunProgress: {
            counts: components["schemas"]["RunCounts"];
            done: number;
            failed: number;
            /** @description evaluate, allocate.0, reserve.0, allocate.1 … conclude */
            step: string;
            total: number;
        };
        SavedRuleVersion: {
            content: {
                pack: string;
                rules: components["schemas"]["Rule"][];
                title: components["schemas"]["Words"];
            };
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            findings: components["schemas"]["Finding"][];
            hash: string;
            pack: string;
            version: number;
        };
        Scorecard: {
            /** @description whether facts are derived by it */
            active: boolean;
            attributes: {
                bins: {
                    cuts: number[];
                    /** @enum {string} */
                    kind: "cuts";
                } | {
                    /** @enum {string} */
                    kind: "values";
                    values: (string | boolean)[];
                };
                name: string;
                slope: number;
                weights: number[];
            }[];
            by: string;
            /** @description attributes left out, because they told the wrong way round or nothing */
            dropped: string[];
            intercept: number;
            judgement: components["schemas"]["Judgement"];
            number: number;
            origin: string | null;
            planHash: string;
            questions: string[];
            scale: {
                atOdds: number;
                doubling: number;
                odds: number;
            };
            /** Format: date-time */
            trainedAt: string;
        };
        ScorecardHead: {
            /** @description whether facts are derived by it */
            active: boolean;
            by: string;
            /** @description attributes left out, because they told the wrong way round or nothing */
            dropped: string[];
            judgement: components["schemas"]["Judgement"];
            number: number;
            origin: string | null;
            planHash: string;
            /** Format: date-time */
            trainedAt: string;
        };
        SegmentDifference: {
            /** @description of amounts: only customers of this currency are compared */
            currency?: string;
            fact: string;
            /** @description customers of the segment of whom the fact is known */
            inside: number;
            /**
             * @description standardised mean difference, or corrected Cramér’s V
             * @enum {string}
             */
            measure: "mean" | "association";
            outside: number;
            /** @description null where too little is known */
            value: number | null;
        };
        Segments: {
            /** Format: date-time */
            asOf: string;
            customers: number;
            fact: string;
            months: {
                from: string;
                to: string;
            } | null;
            segments: {
                customers: number;
                flags: {
                    /** @enum {string} */
                    code: "TOO_SMALL" | "UNSTABLE" | "NOT_DIFFERENT" | "NOT_MEASURED";
                    message: components["schemas"]["Words"];
                }[];
                needs: components["schemas"]["SegmentDifference"][];
                responses: components["schemas"]["SegmentDifference"][];
                segment: string;
                share: number;
                /** @description of those in it at the end of the first month, who are in it at the second */
                stay: number | null;
                title: components["schemas"]["Words"];
            }[];
            /** @description population stability index between the two months */
            shift: number | null;
            shifted: boolean;
        };
        SegmentWorth: {
            branches: {
                /** @description minor units of the currency */
                amount: number;
                assumed: number;
                known: number;
                missing: number;
                /** @enum {string} */
                name: "recurring" | "usage" | "addOns" | "interconnect" | "content" | "service" | "discounts" | "badDebt";
            }[];
            /** @description minor units of the currency */
            clv: number;
            currency: string | null;
            customers: number;
            /** @description minor units of the currency */
            margin: number;
            /** @description of so many a value is known */
            reckoned: number;
            /** @description minor units of the currency */
            saveBudget: number;
            segment: string | null;
            /** @description minor units of the currency */
            valueAtRisk: number;
        };
        SinkMessage: {
            /** Format: date-time */
            at: string;
            body: string;
            /** @enum {string} */
            channel: "sms" | "email";
            encoding: string | null;
            from: string;
            id: string;
            /** @description the outreach's public id where the protocol carries it */
            key: string | null;
            parts: number;
            subject: string | null;
            /** @description masked unless the role may read personal fields */
            to: string;
        };
        StageChange: {
            /** @description how it was found, or that it was held by the minimum stay */
            basis: string | null;
            cause: string;
            causeWords: components["schemas"]["Words"];
            from: string | null;
            model: string;
            /** Format: date */
            since: string;
            value: string;
            valueWords: components["schemas"]["Words"];
        };
        StageCustomers: {
            /**
             * Format: date-time
             * @description everybody is told as of then, on every page
             */
            asOf: string;
            items: {
                class: string | null;
                classWords: components["schemas"]["Words"] | null;
                customerId: string;
                /** @description masked likewise */
                msisdn: string | null;
                /** @description masked unless the role may read personal fields */
                name: string | null;
                stage: string;
                stageWords: components["schemas"]["Words"];
            }[];
            next: string | null;
            /** @description everybody the number counts; told with the first page, null on the others */
            total: number | null;
        };
        StageGrid: {
            /** Format: date-time */
            asOf: string;
            by: string;
            byTitle: components["schemas"]["Words"];
            classes: {
                title: components["schemas"]["Words"];
                value: string;
            }[];
            customers: number;
            fact: string;
            /** @description NONE: without a stage, or without a class; where nobody is there is no item */
            items: {
                customers: number;
                stage: string;
                value: string;
            }[];
            model: string;
            stages: {
                stage: string;
                title: components["schemas"]["Words"];
            }[];
        };
        StageProfiles: {
            /** Format: date-time */
            asOf: string;
            customers: number;
            fact: string;
            items: {
                causes: {
                    cause: string;
                    customers: number;
                    title: components["schemas"]["Words"];
                }[];
                customers: number;
                levers: {
                    id: string;
                    title: components["schemas"]["Words"];
                }[];
                /** @description the oldest first */
                months: {
                    causes: {
                        cause: string;
                        customers: number;
                        title: components["schemas"]["Words"];
                    }[];
                    customers: number;
                    month: string;
                }[];
                /** @description of all customers, 0 to 1 */
                share: number;
                stage: string;
                title: components["schemas"]["Words"];
            }[];
            model: string;
            /** @description how the months of the trend are known */
            months: {
                /** @description derived from the history that records brought along when they came later */
                imported: number;
                month: string;
                /** @description known by records that were there at the time */
                recorded: number;
                /** @description customers of today of whom nothing is known of then; not in the copy */
                untold: number;
            }[];
        };
        UsageMonth: {
            addOnRevenue?: number;
            appMb?: {
                [key: string]: number;
            };
            complaints?: number;
            contentCost?: number;
            dataAllowanceMb?: number;
            dataMb?: number;
            dataRevenue?: number;
            hotlineCalls?: number;
            interconnectIn?: number;
            interconnectOut?: number;
            messages?: number;
            month: string;
            /** @description of one */
            nightShare?: number;
            revenue?: number;
            roamingDays?: number;
            serviceCost?: number;
            topUpAmount?: number;
            topUps?: number;
            voiceMinutes?: number;
        };
        WinLoss: {
            /** @description how often it won while the other stood */
            beat: {
                [key: string]: number;
            };
            name: string;
            stood: number;
            won: number;
            /** @description what it would have won without levers, without context, without value, without propensity */
            would: {
                pcl: number;
                pvc: number;
                pvl: number;
                vcl: number;
            };
        };
        Wording: {
            body: components["schemas"]["Words"];
            subject?: components["schemas"]["Words"];
        };
        Words: {
            en: string;
            "zh-CN": string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    BaseModels_affinity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Affinity"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Audit_list: {
        parameters: {
            query?: {
                before?: string;
                limit?: number;
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Auth_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    password: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string;
                        token: string;
                        user: components["schemas"]["Account"];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Auth_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** @description null: everybody */
                        orgNode: string | null;
                        permissions: ("account.own" | "runs.read" | "runs.start" | "runs.stop" | "campaigns.read" | "campaigns.write" | "campaigns.halt" | "rules.read" | "rules.write" | "offers.write" | "offers.approve" | "customers.read" | "base.read" | "personal.read" | "customers.merge" | "customers.forget" | "customers.move" | "events.write" | "messages.write" | "imports.read" | "imports.write" | "exports.read" | "outbox.read" | "audit.read" | "users.write" | "keys.write" | "prompts.ask" | "prompts.read" | "replies.write")[];
                        /** @enum {string} */
                        role: "marketer" | "approver" | "manager" | "privacy-officer" | "agent" | "admin";
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Auth_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    next: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string;
                        token: string;
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    CallLists_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CallList"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    CallLists_download: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV, UTF-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["Error"];
                };
            };
        };
    };
    Campaigns_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Campaign"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Campaigns_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description conditions as rules have them; without it, everybody */
                    audience?: {
                        [key: string]: unknown;
                    };
                    /** @description without it, that of the plan, else the rules’ default */
                    control?: {
                        sharePct: number;
                        version: string;
                        /** @description of a share of nought: why nobody is kept out */
                        why?: string;
                    };
                    id: string;
                    pack: string;
                    /** @description null: by hand only; without it, that of the plan */
                    schedule?: ({
                        /** @enum {string} */
                        kind: "nightly";
                    } | {
                        day: number;
                        everyMonths?: number;
                        /** @enum {string} */
                        kind: "monthly";
                    } | {
                        events: ("recharge" | "payment" | "complaint-opened" | "complaint-closed" | "suggestion" | "care-call" | "survey" | "usage" | "usage-drop" | "referral" | "plan-change" | "contract-change" | "device-change" | "port-out-request" | "network-incident-opened" | "network-incident-closed" | "reward")[];
                        /** @enum {string} */
                        kind: "event";
                    }) | null;
                    /** @description without it, that of the pack */
                    title?: {
                        en: string;
                        "zh-CN": string;
                    };
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Campaigns_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    CampaignWork_edit: {
        parameters: {
            query?: never;
            header?: {
                /** @description the `ETag` of what the caller began with: what somebody else saved since is not written over (412) */
                "If-Match"?: string;
                /** @description `*`: only where nothing is there yet (412 where something is) */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignEdit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Measurement_assignments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentHealth"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    CampaignWork_dryRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description how many customers of each number are named
                     * @default 0
                     */
                    people?: number;
                    /**
                     * @description share of the base to go over
                     * @default 1
                     */
                    share?: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    CampaignWork_outreach: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                channel?: "sms" | "email" | "call-list";
                limit?: number;
                /** @description as the totals name it; without it, all that was planned */
                where?: "held" | "inFlight" | "sent" | "dropped" | "failed" | "unclear";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Outreach"][];
                        next: string | null;
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Runs_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    plannedAt?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Campaigns_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** @enum {string} */
                    to: "active" | "paused" | "stopped";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    CampaignWork_readTotals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignTotals"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Clock_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description business time
                         */
                        now: string;
                        /** @description business time minus system time, milliseconds */
                        offsetMs: number;
                        /** @enum {string} */
                        setting: "system" | "instant" | "sample";
                        /**
                         * Format: date-time
                         * @description the machine's time
                         */
                        system: string;
                        /** @description the operator's zone */
                        zone: string;
                    };
                };
            };
        };
    };
    Policy_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPolicy"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Customers_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Desk_calls: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListedCall"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Customers_decisionsOf: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Decision"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    CustomerRecord_eventsOf: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CustomerEvent"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Customers_explain: {
        parameters: {
            query: {
                pack?: string;
                rule: string;
                run?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description other packs that have a rule of this id, where the question named no pack */
                        alsoIn: string[];
                        /** Format: date-time */
                        asOf: string;
                        /** @description whom the campaign of the run is for; null is everybody */
                        audience: components["schemas"]["Explained"] | null;
                        conditions: components["schemas"]["Explained"];
                        customerId: string;
                        decision: components["schemas"]["Decision"] | null;
                        /** @enum {string} */
                        factsFrom: "run" | "today";
                        howFar: components["schemas"]["HowFar"] | null;
                        left: {
                            refusals: components["schemas"]["Refusal"][];
                            /** @enum {string} */
                            stage: "emergency" | "validity" | "consent" | "eligibility" | "applicability" | "suitability" | "exclusion" | "suppression" | "arbitration" | "holdout" | "timing" | "capacity" | "cap";
                        } | null;
                        /** @enum {string} */
                        matched: "false" | "true" | "unknown";
                        missing: string[];
                        ruleId: string;
                        ruleTitle: components["schemas"]["Words"];
                        /** @description version 0: a pack that is not stored */
                        ruleVersion: {
                            pack: string;
                            version: number;
                        };
                        /** @description the run that is explained; null if the rule never ran */
                        runId: string | null;
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Customers_explainDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExplainDraftBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description other packs that have a rule of this id, where the question named no pack */
                        alsoIn: string[];
                        /** Format: date-time */
                        asOf: string;
                        /** @description whom the campaign of the run is for; null is everybody */
                        audience: components["schemas"]["Explained"] | null;
                        conditions: components["schemas"]["Explained"];
                        customerId: string;
                        decision: components["schemas"]["Decision"] | null;
                        /** @enum {string} */
                        factsFrom: "run" | "today";
                        howFar: components["schemas"]["HowFar"] | null;
                        left: {
                            refusals: components["schemas"]["Refusal"][];
                            /** @enum {string} */
                            stage: "emergency" | "validity" | "consent" | "eligibility" | "applicability" | "suitability" | "exclusion" | "suppression" | "arbitration" | "holdout" | "timing" | "capacity" | "cap";
                        } | null;
                        /** @enum {string} */
                        matched: "false" | "true" | "unknown";
                        missing: string[];
                        ruleId: string;
                        ruleTitle: components["schemas"]["Words"];
                        /** @description version 0: a pack that is not stored */
                        ruleVersion: {
                            pack: string;
                            version: number;
                        };
                        /** @description the run that is explained; null if the rule never ran */
                        runId: string | null;
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    CustomerRecord_forget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    confirm: string;
                    /** @description on record for good: it names nobody */
                    reason?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description every id of the person */
                        ids: string[];
                        /** @description messages being handed over at this moment */
                        inHand: number;
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    CustomerRecord_history: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FieldHistory"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    CustomerRecord_members: {
        parameters: {
            query: {
                limit?: number;
                of: "household" | "group";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description id of the household or group; null where there is none */
                        circle: string | null;
                        items: {
                            id: string;
                        }[];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    CustomerRecord_merge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    other: string;
                    /** @description on record for good: it names nobody */
                    reason?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merge"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    CustomerRecord_mergesOf: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Merge"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Inbound_ofCustomer: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CustomerMessage"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    CustomerRecord_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    orgNode: string | null;
                    /** @description on record for good: it names nobody */
                    reason?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        orgNode: string | null;
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    OfferTexts_textsFor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                offer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferTexts"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Customers_outreachOf: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Outreach"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Prompts_list: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PromptWithReplies"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Lifecycle_monthsOf: {
        parameters: {
            query?: {
                model?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            basis: string | null;
                            cause: string | null;
                            causeWords: components["schemas"]["Words"] | null;
                            /** @enum {string} */
                            known: "RECORDED" | "IMPORTED";
                            month: string;
                            stage: string | null;
                            stageWords: components["schemas"]["Words"];
                        }[];
                        model: string;
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Lifecycle_stagesOf: {
        parameters: {
            query?: {
                limit?: number;
                model?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["StageChange"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Worth_value: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerValue"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Customers_lookUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    field: "name" | "idNumber" | "msisdn" | "email" | "address";
                    value: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                        }[];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Decisions_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision: components["schemas"]["Decision"];
                        /** @description what the rules and the policy saw */
                        facts: {
                            [key: string]: ((string | number | boolean) | null) | ((number | {
                                [key: string]: (string | number | boolean) | null;
                            }) | null)[];
                        };
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Prompts_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    callBackAt?: string;
                    /** @enum {string} */
                    kind: "presented" | "accepted" | "declined" | "refused-to-handle" | "no-answer" | "call-back";
                    reason?: string;
                    /** @description your id of this telling: told again with it, it counts once; another id is another word, and the last word stands */
                    request?: string;
                    ruleId: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyEnd"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Prompts_ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customerId: string;
                    /** @default 3 */
                    limit?: number;
                    /**
                     * @description why not the others, too
                     * @default false
                     */
                    others?: boolean;
                    /**
                     * @description where the customer is
                     * @enum {string}
                     */
                    place: "hotline" | "counter" | "web" | "app";
                    request: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prompt"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Catalogues_demand: {
        parameters: {
            query?: {
                limit?: number;
                product?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Demand"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Desk_reasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RefusalReason"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Desk_search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description a number, a customer’s id, or the key of a line of a call list; in the body, as addresses end up in logs */
                    text: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Caller"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Desk_tasks: {
        parameters: {
            query?: {
                /** @description how far ahead; what is overdue is always told */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CallTask"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Stops_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EmergencyStop"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Stops_stop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "all" | "channel" | "campaign" | "offer" | "node";
                    of?: string;
                    why: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: boolean;
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Stops_resume: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "all" | "channel" | "campaign" | "offer" | "node";
                    of?: string;
                    why: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: boolean;
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Events_record: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    events: unknown[];
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description rows that are kept, now or since they were told before: asked again, the same */
                        accepted: number;
                        refused: {
                            id: string | null;
                            problems: components["schemas"]["Problem"][];
                            row: number;
                        }[];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Facts_facts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description when the base was last profiled
                         */
                        asOf: string | null;
                        items: components["schemas"]["Fact"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Facts_fact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Measurement_fatigue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FatigueHazards"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Imports_list: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Import"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Imports_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description .csv or .ndjson
                     */
                    file: string;
                    /** @description the mapping as JSON */
                    mapping?: string;
                    /** @description or the name of a mapping that is there */
                    mappingName?: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Imports_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Imports_rejects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the form of the imported file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Imports_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Imports_mappings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description the mapping file; checked when it is used */
                            mapping: unknown;
                            name: string;
                        }[];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Inbound_list: {
        parameters: {
            query?: {
                before?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InboundMessage"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Inbound_record: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    at: string;
                    /** @enum {string} */
                    channel: "sms" | "email";
                    /** @description in place of it, where the gateway knows whose it is */
                    customerId?: string;
                    /** @description the number or address it came from */
                    from?: string;
                    /** @description of who carried it: told twice it counts once */
                    id: string;
                    /** @description read for a keyword, and not kept */
                    text: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboundAnswer"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Keys_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Keys_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    scopes: ("events:write" | "messages:write")[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        id: string;
                        /** @description shown here and never again */
                        key: string;
                        /**
                         * Format: date-time
                         * @description to the minute; null: never
                         */
                        lastUsedAt: string | null;
                        name: string;
                        /**
                         * Format: date-time
                         * @description null: it holds
                         */
                        revokedAt: string | null;
                        revokedBy: string | null;
                        scopes: ("events:write" | "messages:write")[];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Keys_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Facts_levers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Lever"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    LifecycleCustomers_inCell: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                /** @description the `asOf` of the number, within a day; now when it is not given */
                asOf?: string;
                by?: string;
                cause?: string;
                /** @description a value of `by`; NONE: who has none */
                class?: string;
                limit?: number;
                model?: string;
                stage?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageCustomers"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Lifecycle_grid: {
        parameters: {
            query: {
                by: string;
                model?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageGrid"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Lifecycle_migration: {
        parameters: {
            query: {
                from: string;
                model?: string;
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Migration"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    LifecycleCustomers_moved: {
        parameters: {
            query: {
                /** @description `next` of the page before */
                after?: string;
                from: string;
                /** @description the same at the end of `to` */
                is?: string;
                limit?: number;
                model?: string;
                to: string;
                /** @description a stage, NONE, ABSENT or NOT_KNOWN at the end of `from`; several with commas between */
                was?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovedCustomers"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Lifecycle_kept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description system time at which it was last held to the base
                             */
                            at: string;
                            /** @description derived from the history that records brought along when they came later */
                            imported: number;
                            month: string;
                            /** @description known by records that were there at the time */
                            recorded: number;
                            /** @enum {string} */
                            state: "kept" | "making" | "other-models";
                            /** @description customers of today of whom nothing is known of then; not in the copy */
                            untold: number;
                        }[];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Lifecycle_stages: {
        parameters: {
            query?: {
                model?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageProfiles"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Catalogues_lists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["NamedList"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Policy_grid: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarketingGrid"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    CustomerRecord_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description on record for good: it names nobody */
                    reason?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merge"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Catalogues_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Metric"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Models_models: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ModelFile"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Models_effect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description the part `model` of its file, with other marks */
                    model: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelEffect"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Offers_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Offer"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Offers_read: {
        parameters: {
            query?: {
                node?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Offers_write: {
        parameters: {
            query?: never;
            header?: {
                /** @description the `ETag` of what the caller began with: what somebody else saved since is not written over (412) */
                "If-Match"?: string;
                /** @description `*`: only where nothing is there yet (412 where something is) */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Offers_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answerable: {
                            [key: string]: {
                                person?: string;
                                role: string;
                            };
                        };
                        /** @description oldest first */
                        items: components["schemas"]["OfferStep"][];
                        /** @description where it may go from here */
                        next: ("idea" | "design" | "approval" | "set-up" | "test" | "trial" | "live" | "review" | "retired")[];
                        /** @enum {string} */
                        state: "idea" | "design" | "approval" | "set-up" | "test" | "trial" | "live" | "review" | "retired";
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Offers_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description who answers for the step it goes to */
                    answers?: {
                        person?: string;
                        role: string;
                    };
                    note?: string;
                    /** @enum {string} */
                    to: "idea" | "design" | "approval" | "set-up" | "test" | "trial" | "live" | "review" | "retired";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    OfferTexts_texts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferTexts"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Catalogues_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OrgNode"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Outbox_list: {
        parameters: {
            query?: {
                before?: string;
                channel?: "sms" | "email";
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SinkMessage"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Outreach_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outreach"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Outreach_outcome: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description when to call of a call-back */
                    callBackAt?: string;
                    /**
                     * @description no-answer: the customer was not reached
                     * @enum {string}
                     */
                    kind: "accepted" | "declined" | "refused-to-handle" | "no-answer" | "call-back";
                    /** @description why of a decline: a code of the reasons */
                    reason?: string;
                    /** @description your id of this telling: told again with it, it counts once; another id is another word, and the last word stands */
                    request?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactOutcome"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Playbook_list: {
        parameters: {
            query?: {
                /** @description only customers of one origin, such as table */
                origin?: string;
                /** @description share of the base to look at */
                share?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Playbook"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Playbook_copy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pack: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PackCopyBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackCopy"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Policy_priceLevers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PriceLever"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Catalogues_products: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Product"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    BaseModels_curve: {
        parameters: {
            query: {
                currency: string;
                network?: string;
                steps?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConcentrationCurve"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Catalogues_reasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Reason"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    RulePacks_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RuleVersion"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    RulePacks_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description the `ETag` of what the caller began with: what somebody else saved since is not written over (412) */
                "If-Match"?: string;
                /** @description `*`: only where nothing is there yet (412 where something is) */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulePackBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedRuleVersion"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    RulePacks_newest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pack: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleVersion"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    RulePacks_compared: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pack: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PackDiffBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackDiff"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    RulePacks_funnelOf: {
        parameters: {
            query?: {
                /** @description share of the base to ask */
                share?: number;
            };
            header?: never;
            path: {
                pack: string;
                rule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AudienceFunnel"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    RulePacks_funnelOfDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pack: string;
                rule: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftFunnelBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AudienceFunnel"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    RulePacks_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pack: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RuleVersion"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    RulePacks_checked: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulePackBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        problems: components["schemas"]["Problem"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    RulePacks_verified: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulePackBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        findings: components["schemas"]["Finding"][];
                        ok: boolean;
                        problems: components["schemas"]["Problem"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Runs_list: {
        parameters: {
            query?: {
                campaign?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Run"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Runs_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        progress: components["schemas"]["RunProgress"];
                        run: components["schemas"]["Run"];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Runs_arbitration: {
        parameters: {
            query?: {
                /** @description what candidates are told apart by */
                by?: "lever" | "offer" | "rule";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        by: "lever" | "offer" | "rule";
                        /** @description expected profit let go, minor units of the operator’s currency */
                        cost: number;
                        /** @description winners and controls whose ranks are known */
                        decisions: number;
                        /** @description the dearest first */
                        levers: components["schemas"]["LeverCost"][];
                        matrix: components["schemas"]["WinLoss"][];
                        pushed: number;
                        run: components["schemas"]["Run"];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    RunDecisions_candidates: {
        parameters: {
            query: {
                /** @description `next` of the page before */
                after?: string;
                code: string;
                limit?: number;
                stage: "emergency" | "validity" | "consent" | "eligibility" | "applicability" | "suitability" | "exclusion" | "suppression" | "arbitration" | "holdout" | "timing" | "capacity" | "cap";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description the rules of a run are kept for 90 days, and no longer known */
                        expired: boolean;
                        /** @description counted in a chunk that begins on this page, and forgotten since: named nowhere any more */
                        forgotten: number;
                        items: components["schemas"]["RunCandidate"][];
                        next: string | null;
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    RunDecisions_customers: {
        parameters: {
            query: {
                /** @description `next` of the page before */
                after?: string;
                limit?: number;
                step: "evaluated" | "matched" | "undecided";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description what a run saw is kept for 90 days, and no longer known */
                        expired: boolean;
                        /** @description counted in a chunk that begins on this page, and forgotten since: named nowhere any more */
                        forgotten: number;
                        items: {
                            customerId: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    RunDecisions_list: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                code?: string;
                limit?: number;
                outcome?: "scheduled" | "refused";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description whom the run refused is kept for 90 days, and no longer known */
                        expired: boolean;
                        items: components["schemas"]["Decision"][];
                        next: string | null;
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    RunDecisions_csv: {
        parameters: {
            query?: {
                /** @description 1: with a byte order mark, for Excel */
                bom?: "0" | "1";
                code?: string;
                outcome?: "scheduled" | "refused";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV, UTF-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["Error"];
                };
            };
        };
    };
    RunDecisions_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision: components["schemas"]["Decision"];
                        /** @description what the rules and the policy saw */
                        facts: {
                            [key: string]: ((string | number | boolean) | null) | ((number | {
                                [key: string]: (string | number | boolean) | null;
                            }) | null)[];
                        };
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    RunEvents_events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description data of a `run` event */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["RunEvent"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Error"];
                };
            };
        };
    };
    Runs_funnel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        identities: components["schemas"]["FunnelIdentity"][];
                        /** @description candidates (customer × rule) by where they left, in the order of the walk */
                        reasons: components["schemas"]["ReasonCount"][];
                        rows: components["schemas"]["FunnelRow"][];
                        run: components["schemas"]["Run"];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    RunDecisions_outreach: {
        parameters: {
            query: {
                /** @description `next` of the page before */
                after?: string;
                channel: "sms" | "email" | "call-list";
                limit?: number;
                step?: "channel" | "sent" | "delivered" | "receipt-open" | "not-reported" | "failed" | "expired" | "cancelled" | "unknown" | "open";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Outreach"][];
                        next: string | null;
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Runs_stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Schemas_rulePack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a JSON Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    Scorecards_list: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ScorecardHead"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Scorecards_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scorecard"];
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Segments_check: {
        parameters: {
            query?: {
                fact?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Segments"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Users_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Account"][];
                    };
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Users_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    orgNode?: string;
                    /** @enum {string} */
                    role: "marketer" | "approver" | "manager" | "privacy-officer" | "agent" | "admin";
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        orgNode?: string;
                        password: string;
                        /** @enum {string} */
                        role: "marketer" | "approver" | "manager" | "privacy-officer" | "agent" | "admin";
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Worth_totals: {
        parameters: {
            query: {
                by: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SegmentWorth"][];
                    };
                };
            };
            /** @description error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description error */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    Health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "up";
                    };
                };
            };
        };
    };
    Health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description active ones that cannot be decided by; absent: none */
                        campaignsLeftOut?: number;
                        servers: {
                            [key: string]: "up" | "down";
                        };
                        /** @enum {string} */
                        status: "up" | "down";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description active ones that cannot be decided by; absent: none */
                        campaignsLeftOut?: number;
                        servers: {
                            [key: string]: "up" | "down";
                        };
                        /** @enum {string} */
                        status: "up" | "down";
                    };
                };
            };
        };
    };
}
