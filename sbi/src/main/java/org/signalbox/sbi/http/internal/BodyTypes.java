package org.signalbox.sbi.http.internal;

import java.util.Locale;
import java.util.Optional;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;

/** Refuses bodies of a type that the operation does not take. */
final class BodyTypes {

  private BodyTypes() {}

  static Optional<SbiResponse> refusal(SbiEndpoint endpoint, SbiRequest request) {
    return endpoint
        .mediaType()
        .filter(expected -> !expected.equals(sent(request)))
        .map(expected ->
            SbiResponse.problem(ProblemDetails.of(415, "the content-type must be " + expected))
                .with("accept", expected));
  }

  /** The type without its parameters: {@code application/json; charset=utf-8} is JSON. */
  private static String sent(SbiRequest request) {
    String type = request.header("content-type").orElse("");
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }
}
