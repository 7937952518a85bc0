package org.signalbox.testsupport;

import java.util.Locale;

/**
 * One call of the JSON-RPC API.
 *
 * @param method such as {@code APIerSv1.GetCost}
 * @param parameters the one argument as JSON text, apostrophes standing for quotes
 */
public record RpcCall(String method, String parameters) {

  /** The request as it goes over the wire. */
  public String request(int id) {
    return String.format(
        Locale.ROOT,
        "{\"method\":\"%s\",\"params\":[%s],\"id\":%d}",
        method,
        parameters.replace('\'', '"'),
        id);
  }
}
