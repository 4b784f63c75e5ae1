/** The part of the package that the channel and the sink use. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer, Socket } from 'node:net';

  export type PduFields = Readonly<
    Record<string, string | number | Buffer | { readonly udh?: Buffer; readonly message: Buffer }>
  >;

  export interface Pdu {
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly system_id?: string;
    readonly password?: string;
    readonly source_addr?: string;
    readonly destination_addr?: string;
    readonly esm_class?: number;
    readonly data_coding?: number;
    readonly registered_delivery?: number;
    /** Decoded by the data coding; a Buffer where that is binary. */
    readonly short_message?: { readonly message: string | Buffer; readonly udh?: readonly Buffer[] };
    readonly message_id?: string;
    readonly receipted_message_id?: string;
    response(fields?: PduFields): Pdu;
  }

  type OnAnswer = (pdu: Pdu) => void;

  export interface Session extends EventEmitter {
    readonly socket: Socket;
    /** All answer false, and send nothing, when the socket cannot be written to. */
    bind_transceiver(fields: PduFields, onAnswer: OnAnswer): boolean;
    submit_sm(fields: PduFields, onAnswer: OnAnswer): boolean;
    deliver_sm(fields: PduFields, onAnswer: OnAnswer): boolean;
    enquire_link(onAnswer: OnAnswer): boolean;
    unbind(onAnswer: OnAnswer): boolean;
    send(pdu: Pdu): boolean;
    close(onClosed?: () => void): void;
    destroy(onClosed?: () => void): void;
  }

  export interface Server extends NetServer {
    readonly sessions: readonly Session[];
  }

  const smpp: {
    connect(options: { readonly host: string; readonly port: number; readonly tls?: boolean }): Session;
    createServer(onSession: (session: Session) => void): Server;
    readonly errors: Readonly<Record<string, number>>;
  };
  export default smpp;
}
