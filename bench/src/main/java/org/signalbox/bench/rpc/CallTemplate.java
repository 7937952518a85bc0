package org.signalbox.bench.rpc;

import java.nio.charset.StandardCharsets;

/**
 * The octets of one call, ready but for its id.
 *
 * @param method the full name
 * @param parameters the one argument as JSON
 */
public record CallTemplate(String method, String parameters) {

  /** The request with this id. */
  public byte[] request(long id) {
    String text =
        "{\"method\":\"" + method + "\",\"params\":[" + parameters + "],\"id\":" + id + "}";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
