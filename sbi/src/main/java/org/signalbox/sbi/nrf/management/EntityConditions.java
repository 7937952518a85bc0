package org.signalbox.sbi.nrf.management;

import java.util.Arrays;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiRequest;

/** Conditions on the version of a resource (RFC 9110 §13.1). */
final class EntityConditions {

  private EntityConditions() {}

  /**
   * @throws RefusedRequest with 412 where If-Match names other versions than this one
   */
  static void requireMatch(SbiRequest request, String etag) {
    if (!request.headers().all("if-match").isEmpty() && !names(request, "if-match", etag)) {
      throw new RefusedRequest(
          ProblemDetails.of(412, "the resource has changed: its entity tag is " + etag));
    }
  }

  /** Whether If-None-Match names this version. */
  static boolean isKnown(SbiRequest request, String etag) {
    return names(request, "if-none-match", etag);
  }

  private static boolean names(SbiRequest request, String field, String etag) {
    return request.headers().all(field).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
  }
}
