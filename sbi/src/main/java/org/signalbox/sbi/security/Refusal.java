package org.signalbox.sbi.security;

import java.util.Optional;
import org.signalbox.sbi.http.ProblemDetails;

/**
 * Why a request is refused.
 *
 * @param problem what the client is told
 * @param alarm what the operator is told; empty for nothing
 * @param subject what it was about
 */
record Refusal(ProblemDetails problem, Optional<SecurityAlarm.Kind> alarm, String subject) {

  static Refusal forbidden(SecurityAlarm.Kind alarm, String subject, String sentence) {
    return new Refusal(ProblemDetails.of(403, sentence), Optional.of(alarm), subject);
  }

  /** For what a client may not do without meaning harm: nobody is alarmed. */
  static Refusal unsaid(String sentence) {
    return new Refusal(ProblemDetails.of(403, sentence), Optional.empty(), "");
  }
}
