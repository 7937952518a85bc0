package org.signalbox.rpc.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.signalbox.rpc.ExactJson;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;

/**
 * A reply to octets: members in the order id, result, error, and a line feed behind.
 *
 * <p>Free of state; any thread may call.
 */
final class RpcReplyEncoder {

  private static final byte[] ID = ascii("{\"id\":");
  private static final byte[] RESULT = ascii(",\"result\":");
  private static final byte[] NO_ERROR = ascii(",\"error\":null}\n");
  private static final byte[] NO_RESULT = ascii(",\"result\":null,\"error\":");
  private static final byte[] END = ascii("}\n");

  /** Room for the usual answer. */
  private static final int INITIAL_OCTETS = 256;

  private RpcReplyEncoder() {}

  static byte[] encode(String id, RpcReply reply) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(INITIAL_OCTETS);
    octets.writeBytes(ID);
    octets.writeBytes(id.getBytes(StandardCharsets.UTF_8));
    switch (reply) {
      case RpcReply.Result result -> {
        octets.writeBytes(RESULT);
        writeValue(octets, result.body());
        octets.writeBytes(NO_ERROR);
      }
      case RpcReply.Failure failure -> {
        octets.writeBytes(NO_RESULT);
        writeValue(octets, out -> out.writeString(failure.text()));
        octets.writeBytes(END);
      }
    }
    return octets.toByteArray();
  }

  /** The answer to what is no request, after which a stream cannot go on. */
  static byte[] refusal(String reason) {
    return encode(
        RpcRequestDecoder.NULL_ID,
        RpcReply.failure("rpc: server cannot decode request: " + reason));
  }

  private static void writeValue(ByteArrayOutputStream octets, RpcReply.Body body) {
    try (JsonGenerator out = ExactJson.generator(octets)) {
      body.write(out);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
