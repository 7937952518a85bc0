package org.signalbox.ocs.policy;

import java.time.Duration;
import org.signalbox.config.ValueForm;
import org.signalbox.config.ValueForms;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.ocs.message.DirectDebitingFailureHandling;
import org.signalbox.ocs.message.FailureHandling;
import org.signalbox.ocs.message.FailurePolicy;

/** Reads what a service context says of its sessions. All methods are pure. */
public final class ContextSection {

  /** The keys, for whoever reads the section around them. */
  public static final String KEYS =
      "result-level, unknown-session, failure-handling, debit-failure-handling, failover,"
          + " supervision, currency, clock-slack, line-speed";

  private static final ValueForm<Duration> SLACK =
      new ValueForm<>(
          "a duration up to 1d, such as 0s or 1m",
          text -> {
            Duration slack = ValueForms.DURATION.decode(text);
            if (slack.compareTo(Duration.ofDays(1)) > 0) {
              throw new IllegalArgumentException(text);
            }
            return slack;
          });

  private ContextSection() {}

  /**
   * What the section says, on top of what holds without it. Leaves other keys, and the end of the
   * section, to the caller.
   */
  public static ContextPolicy read(SectionReader section, ContextPolicy base) {
    return new ContextPolicy(
        section
            .optional("result-level", PolicyForms.dashed(ResultLevel.class))
            .orElse(base.resultLevel()),
        section
            .optional("unknown-session", PolicyForms.dashed(UnknownSession.class))
            .orElse(base.unknownSession()),
        failure(section, base.failure()),
        section.optional("supervision", PolicyForms.TIME).orElse(base.supervision()),
        section.optional("currency", ValueForms.count(0, 999)).orElse(base.currency()),
        section.optional("clock-slack", SLACK).orElse(base.clockSlack()),
        section.optional("line-speed", PolicyForms.SPEED).orElse(base.lineOctets()));
  }

  private static FailurePolicy failure(SectionReader section, FailurePolicy base) {
    return new FailurePolicy(
        section
            .optional("failure-handling", PolicyForms.dashed(FailureHandling.class))
            .or(base::handling),
        section
            .optional(
                "debit-failure-handling", PolicyForms.dashed(DirectDebitingFailureHandling.class))
            .or(base::directDebiting),
        section.optional("failover", ValueForms.FLAG).or(base::failover));
  }
}
