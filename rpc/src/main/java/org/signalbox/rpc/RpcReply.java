package org.signalbox.rpc;

import java.util.Collection;
import tools.jackson.core.JsonGenerator;

/** The answer to a call. */
public sealed interface RpcReply {

  /** {@code "OK"}. */
  RpcReply OK = text("OK");

  RpcReply NOT_FOUND = failure("NOT_FOUND");

  /**
   * A result.
   *
   * @param body writes exactly one JSON value
   */
  record Result(Body body) implements RpcReply {}

  /**
   * An error.
   *
   * @param text the plain text that clients compare, such as {@code NOT_FOUND}
   */
  record Failure(String text) implements RpcReply {}

  /** Writes one JSON value; called once, on the thread that encodes the answer. */
  @FunctionalInterface
  interface Body {
    void write(JsonGenerator out);
  }

  static RpcReply result(Body body) {
    return new Result(body);
  }

  static RpcReply text(String text) {
    return new Result(out -> out.writeString(text));
  }

  static RpcReply texts(Collection<String> texts) {
    return new Result(out -> {
      out.writeStartArray();
      for (String text : texts) {
        out.writeString(text);
      }
      out.writeEndArray();
    });
  }

  static RpcReply failure(String text) {
    return new Failure(text);
  }

  /** {@code SERVER_ERROR: reason}. */
  static RpcReply serverError(String reason) {
    return new Failure("SERVER_ERROR: " + reason);
  }
}
