package org.signalbox.rpc.internal;

import tools.jackson.databind.JsonNode;

/** What a client sent, as far as it could be read. */
sealed interface RpcRequest {

  /**
   * A call.
   *
   * @param method the full name as sent
   * @param argument what it is called with
   * @param id the JSON text to echo
   */
  record Call(String method, Argument argument, String id) implements RpcRequest {}

  /**
   * A value that is no call.
   *
   * @param reason for the client, without text of exceptions
   */
  record Undecodable(String reason) implements RpcRequest {}

  /** What a call is called with. */
  sealed interface Argument {}

  /** The first parameter; a JSON null when there is none. */
  record Given(JsonNode value) implements Argument {}

  /** Parameters that are not of the shape that any method takes. */
  record Misshapen(String errorText) implements Argument {}
}
