package org.signalbox.fuzz;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiHeaders;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiPeer;
import org.signalbox.sbi.http.SbiQuery;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import org.signalbox.sbi.http.SbiTarget;
import org.signalbox.sbi.http.SbiTimes;

/** What holds for every answer of a service-based interface, whatever was asked. */
final class SbiAnswerLaw {

  private static final int SERVER_ERROR = 500;
  private static final int REFUSED = 400;

  private SbiAnswerLaw() {}

  /**
   * What a fuzzer asks.
   *
   * @param parameters of the path
   * @param query of the target, as it is written; empty for none
   * @param body nothing where there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // Octets, never compared.
  record Question(Map<String, String> parameters, String query, byte[] body) {}

  /** Asks an operation, checks that it answered or refused with a problem, and returns that. */
  static SbiResponse ask(SbiEndpoint endpoint, SbiPeer peer, Instant now, Question question) {
    SbiResponse answer;
    try {
      SbiQuery query = SbiQuery.parse(question.query());
      answer =
          endpoint
              .handler()
              .handle(
                  new SbiRequest(
                      endpoint.method(),
                      new SbiTarget("http://nrf", "/", question.parameters(), query),
                      SbiHeaders.of(Map.of()),
                      question.body(),
                      peer,
                      new SbiTimes(now, Optional.empty())));
    } catch (RefusedRequest refused) {
      answer = SbiResponse.problem(refused.problem());
    }
    check(answer);
    return answer;
  }

  private static void check(SbiResponse answer) {
    if (answer.status() >= SERVER_ERROR) {
      throw new IllegalStateException("answered " + answer.status());
    }
    if (answer.status() >= REFUSED) {
      int told = SbiJson.readObject(answer.body()).path("status").intValue();
      boolean isProblem = ProblemDetails.MEDIA_TYPE.equals(answer.headers().get("content-type"));
      if (!isProblem || told != answer.status()) {
        throw new IllegalStateException("a refusal without its problem: " + answer.status());
      }
    }
  }
}
