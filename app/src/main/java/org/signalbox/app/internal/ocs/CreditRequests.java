package org.signalbox.app.internal.ocs;

import java.time.Instant;
import java.util.OptionalLong;
import org.signalbox.diameter.message.AvpWriter;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;

/**
 * Writes the requests of one session. Immutable.
 *
 * @param origin the client
 * @param realm the charging system's realm
 * @param session the Session-Id
 * @param plan what is asked for
 */
public record CreditRequests(Origin origin, String realm, String session, CreditPlan plan) {

  static final int CREDIT_CONTROL = 4;
  static final int COMMAND = 272;

  private static final int E164 = 0;
  private static final int PRIVATE = 4;
  private static final int DIRECT_DEBITING = 0;
  private static final int ADVICE_OF_CHARGE_FULL = 1;
  private static final int LOGOUT = 1;

  /** CC-Request-Type (RFC 8506 §8.3). */
  public enum RequestType {
    INITIAL("CCR-I", 1),
    UPDATE("CCR-U", 2),
    TERMINATION("CCR-T", 3),
    EVENT("CCR-E", 4);

    private final String shown;
    private final int code;

    RequestType(String shown, int code) {
      this.shown = shown;
      this.code = code;
    }

    /** The name that people use. */
    public String shown() {
      return shown;
    }
  }

  /**
   * One request.
   *
   * @param number CC-Request-Number
   * @param at Event-Timestamp
   * @param used units used since the last report; empty for no report
   */
  public record Step(RequestType type, int number, Instant at, OptionalLong used) {

    /** Whether more units are asked for. */
    boolean isAsking() {
      return type != RequestType.TERMINATION;
    }
  }

  /** The request of a step. */
  public DiameterMessage request(Step step) {
    MessageBuilder ccr = DiameterMessage.request(CREDIT_CONTROL, COMMAND);
    ccr.text(BaseAvp.SESSION_ID, session);
    ccr.origin(origin);
    ccr.text(BaseAvp.DESTINATION_REALM, realm);
    ccr.integer32(BaseAvp.AUTH_APPLICATION_ID, CREDIT_CONTROL);
    ccr.text(CreditAvp.SERVICE_CONTEXT, plan.service().context());
    ccr.integer32(CreditAvp.REQUEST_TYPE, step.type().code);
    ccr.integer32(CreditAvp.REQUEST_NUMBER, step.number());
    ccr.time(BaseAvp.EVENT_TIMESTAMP, step.at());
    ccr.group(CreditAvp.SUBSCRIPTION_ID, this::subscription);
    if (step.type() == RequestType.TERMINATION) {
      ccr.integer32(BaseAvp.TERMINATION_CAUSE, LOGOUT);
    }
    if (step.type() == RequestType.EVENT) {
      ccr.integer32(CreditAvp.REQUESTED_ACTION, DIRECT_DEBITING);
    }
    ccr.integer32(CreditAvp.AOC_REQUEST_TYPE, ADVICE_OF_CHARGE_FULL);
    if (step.type() == RequestType.INITIAL) {
      ccr.integer32(CreditAvp.MULTIPLE_SERVICES_INDICATOR, 1);
    }
    ccr.group(CreditAvp.MULTIPLE_SERVICES, services -> services(services, step));
    ccr.group(CreditAvp.SERVICE_INFORMATION, plan.service().information(plan.subscriber()));
    return ccr.build();
  }

  private void subscription(AvpWriter id) {
    boolean isNumber = plan.subscriber().matches("\\+?[0-9]{1,15}");
    id.integer32(CreditAvp.SUBSCRIPTION_TYPE, isNumber ? E164 : PRIVATE);
    id.text(CreditAvp.SUBSCRIPTION_DATA, plan.subscriber());
  }

  private void services(AvpWriter services, Step step) {
    if (step.isAsking()) {
      services.group(
          CreditAvp.REQUESTED_UNIT,
          units -> asked(step).ifPresent(count -> plan.service().write(units, count)));
    }
    step.used()
        .ifPresent(count ->
            services.group(CreditAvp.USED_UNIT, units -> plan.service().write(units, count)));
    services.integer32(CreditAvp.RATING_GROUP, plan.service().ratingGroup());
  }

  /** An event asks for all at once. */
  private OptionalLong asked(Step step) {
    return step.type() == RequestType.EVENT ? OptionalLong.of(plan.wanted()) : plan.ask();
  }
}
