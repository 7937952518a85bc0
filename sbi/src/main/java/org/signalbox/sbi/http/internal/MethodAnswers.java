package org.signalbox.sbi.http.internal;

import java.util.stream.Collectors;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.SbiResponse;

/** Answers to methods that a resource does not know. */
final class MethodAnswers {

  private MethodAnswers() {}

  /** OPTIONS tells what is known (RFC 9110 §9.3.7); everything else is 405. */
  static SbiResponse of(String method, RouteTable.WrongMethod wrong) {
    String allowed = wrong.allowed().stream().map(Enum::name).collect(Collectors.joining(", "));
    if (method.equals("OPTIONS")) {
      return SbiResponse.empty(204).with("allow", allowed + ", OPTIONS");
    }
    return SbiResponse.problem(
            ProblemDetails.of(405, method + " is not known here; known are " + allowed))
        .with("allow", allowed);
  }
}
