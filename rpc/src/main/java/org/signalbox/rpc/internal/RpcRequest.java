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
   * @param caller the user whose credentials came with it; empty where none were needed, or a token
   */
  record Call(String method, Argument argument, String id, String caller) implements RpcRequest {

    Call by(String user) {
      return new Call(method, argument, id, user);
    }
  }

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
