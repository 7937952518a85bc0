package org.signalbox.sbi.http;

import java.util.Map;

/**
 * What a request asks for.
 *
 * @param root scheme and authority as the client wrote them, such as {@code http://[::1]:7777}
 * @param path as sent, its escapes too; what is decided about a segment is decided about its
 *     parameter
 * @param parameters the segments that the template has in braces, decoded, by name
 * @param query the decoded query
 */
public record SbiTarget(String root, String path, Map<String, String> parameters, SbiQuery query) {

  public SbiTarget {
    parameters = Map.copyOf(parameters);
  }
}
