package org.signalbox.rpc.internal;

import org.signalbox.rpc.ExactJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Octets of one JSON value to a request.
 *
 * <p>Member names match in any case, the last of several counts, unknown ones ({@code jsonrpc}) are
 * skipped. Free of state; any thread may call.
 */
final class RpcRequestDecoder {

  static final String NULL_ID = "null";

  private static final RpcRequest.Argument MISSING =
      new RpcRequest.Misshapen("jsonrpc: request body missing params");

  private static final RpcRequest.Argument NO_ROOM =
      new RpcRequest.Misshapen("MAX_CONCURRENT_RPC_EXCEEDED");

  /** A longer name is nobody's; it is cut where an error text repeats it. */
  private static final int MAX_METHOD_LENGTH = 256;

  private RpcRequestDecoder() {}

  static RpcRequest decode(byte[] octets, int offset, int length) {
    return decode(octets, offset, length, true);
  }

  /**
   * @param roomForArgument whether there is memory for the argument; without it the call is decoded
   *     as one that is answered {@code MAX_CONCURRENT_RPC_EXCEEDED}
   */
  static RpcRequest decode(byte[] octets, int offset, int length, boolean roomForArgument) {
    try (JsonParser parser = ExactJson.parser(octets, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new RpcRequest.Undecodable("no JSON object");
      }
      return call(parser, roomForArgument);
    } catch (StreamConstraintsException e) {
      return new RpcRequest.Undecodable("a request of too many or too long values");
    } catch (JacksonException e) {
      return new RpcRequest.Undecodable(reason(e));
    } catch (ArithmeticException | NumberFormatException e) {
      // The parser leaves exponents beyond 32 bits to BigDecimal, which throws these.
      return new RpcRequest.Undecodable("a number out of range");
    }
  }

  private static RpcRequest call(JsonParser parser, boolean roomForArgument) {
    String method = "";
    RpcRequest.Argument argument = MISSING;
    String id = NULL_ID;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      if (name.equalsIgnoreCase("method")) {
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NULL) {
          return new RpcRequest.Undecodable("a method name that is no string");
        }
        method = token == JsonToken.VALUE_NULL ? "" : cut(parser.getString());
      } else if (name.equalsIgnoreCase("params")) {
        argument = roomForArgument ? argument(parser, token) : passedOver(parser);
      } else if (name.equalsIgnoreCase("id")) {
        id = roomForArgument || token.isScalarValue() ? id(parser, token) : passedOverId(parser);
      } else {
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      return new RpcRequest.Undecodable("more than one JSON value");
    }
    return new RpcRequest.Call(method, argument, id, "");
  }

  private static RpcRequest.Argument passedOver(JsonParser parser) {
    parser.skipChildren();
    return NO_ROOM;
  }

  private static String passedOverId(JsonParser parser) {
    parser.skipChildren();
    return NULL_ID;
  }

  /** The first element; the others are skipped. */
  private static RpcRequest.Argument argument(JsonParser parser, JsonToken token) {
    if (token == JsonToken.VALUE_NULL) {
      return MISSING;
    }
    if (token != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return new RpcRequest.Misshapen(
          "json: cannot unmarshal " + kindOf(token) + " into Go value of type [1]interface {}");
    }
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      return new RpcRequest.Given(NullNode.getInstance());
    }
    JsonNode first = parser.readValueAsTree();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      parser.skipChildren();
    }
    return new RpcRequest.Given(first);
  }

  /** The same JSON value, its numbers digit by digit as sent. */
  private static String id(JsonParser parser, JsonToken token) {
    if (token == JsonToken.VALUE_NULL) {
      return NULL_ID;
    }
    if (token.isNumeric()) {
      return parser.getString();
    }
    return ExactJson.text(out -> copy(parser, out));
  }

  /** Copies the value that begins at the present token. Unread: few octets can be a long number. */
  private static void copy(JsonParser parser, JsonGenerator out) {
    int depth = 0;
    do {
      JsonToken token = parser.currentToken();
      if (token.isNumeric()) {
        out.writeNumber(parser.getString());
      } else {
        out.copyCurrentEvent(parser);
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    } while (depth > 0 && parser.nextToken() != null);
  }

  private static String kindOf(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "object";
      case VALUE_STRING -> "string";
      case VALUE_TRUE, VALUE_FALSE -> "bool";
      default -> "number";
    };
  }

  private static String cut(String method) {
    return method.length() <= MAX_METHOD_LENGTH
        ? method
        : method.substring(0, MAX_METHOD_LENGTH) + "...";
  }

  private static String reason(JacksonException fault) {
    long octet = fault.getLocation() == null ? -1 : fault.getLocation().getByteOffset();
    return octet < 0 ? "invalid JSON" : "invalid JSON at octet " + octet;
  }
}
