package org.signalbox.interop.ocs;

import java.time.Instant;
import java.util.function.Consumer;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.AvpWriter;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;

/**
 * The requests of one session in the shape of the specifications. Immutable.
 *
 * @param origin the client
 * @param id Session-Id
 * @param account the subscriber's number
 * @param context Service-Context-Id
 */
record CreditSession(Origin origin, String id, String account, String context) {

  static final String VOICE = "32260@3gpp.org";
  static final String DATA = "32251@3gpp.org";
  static final String MESSAGES = "32274@3gpp.org";
  static final String REALM = "localdomain";

  private static final int INITIAL = 1;
  private static final int UPDATE = 2;
  private static final int TERMINATION = 3;
  private static final int EVENT = 4;

  /** The type, number and time of a request. */
  record Step(int type, int number, Instant at) {}

  DiameterMessage initial(Instant at, Services services) {
    return request(new Step(INITIAL, 0, at), services);
  }

  DiameterMessage update(int number, Instant at, Services services) {
    return request(new Step(UPDATE, number, at), services);
  }

  DiameterMessage termination(int number, Instant at, Services services) {
    return request(new Step(TERMINATION, number, at), services);
  }

  DiameterMessage event(Instant at, Services services) {
    return request(new Step(EVENT, 0, at), services);
  }

  private DiameterMessage request(Step step, Services services) {
    MessageBuilder ccr = DiameterMessage.request(Ro.APPLICATION, Ro.CREDIT_CONTROL);
    ccr.text(BaseAvp.SESSION_ID, id);
    ccr.origin(origin);
    ccr.text(BaseAvp.DESTINATION_REALM, REALM);
    ccr.integer32(BaseAvp.AUTH_APPLICATION_ID, Ro.APPLICATION);
    ccr.text(Ro.SERVICE_CONTEXT, context);
    ccr.integer32(Ro.REQUEST_TYPE, step.type());
    ccr.integer32(Ro.REQUEST_NUMBER, step.number());
    ccr.time(BaseAvp.EVENT_TIMESTAMP, step.at());
    ccr.group(
        Ro.SUBSCRIPTION_ID,
        subscription -> {
          subscription.integer32(Ro.SUBSCRIPTION_TYPE, 0);
          subscription.text(Ro.SUBSCRIPTION_DATA, account);
        });
    if (step.type() == TERMINATION) {
      ccr.integer32(BaseAvp.TERMINATION_CAUSE, 1);
    }
    if (step.type() == EVENT) {
      ccr.integer32(Ro.REQUESTED_ACTION, 0);
    }
    if (step.type() == INITIAL) {
      ccr.integer32(Ro.MULTIPLE_SERVICES_INDICATOR, 1);
    }
    services.write().accept(ccr);
    return ccr.build();
  }

  /** The services of a request, and what else it says. */
  record Services(Consumer<AvpWriter> write) {

    /** One service that asks for nothing in particular: the charging system determines units. */
    static Services asking(long group) {
      return of(group, service -> service.group(Ro.REQUESTED_UNIT, units -> {}));
    }

    /** One service that asks for units. */
    static Services asking(long group, AvpKey kind, long units) {
      return of(
          group, service -> service.group(Ro.REQUESTED_UNIT, wanted -> units(wanted, kind, units)));
    }

    /** One service that reports units. */
    static Services using(long group, AvpKey kind, long units) {
      return of(group, service -> service.group(Ro.USED_UNIT, used -> units(used, kind, units)));
    }

    /** One service that reports units and asks for as many as the charging system determines. */
    static Services goingOn(long group, AvpKey kind, long used) {
      return of(
          group,
          service -> {
            service.group(Ro.REQUESTED_UNIT, units -> {});
            service.group(Ro.USED_UNIT, units -> units(units, kind, used));
          });
    }

    /** One service that reports units and asks for more. */
    static Services goingOn(long group, AvpKey kind, long used, long asked) {
      return of(
          group,
          service -> {
            service.group(Ro.REQUESTED_UNIT, units -> units(units, kind, asked));
            service.group(Ro.USED_UNIT, units -> units(units, kind, used));
          });
    }

    /** One service. */
    static Services of(long group, Consumer<AvpWriter> content) {
      return new Services(ccr ->
          ccr.group(
              Ro.MULTIPLE_SERVICES,
              service -> {
                content.accept(service);
                service.integer32(Ro.RATING_GROUP, group);
              }));
    }

    /** And another. */
    Services and(Services other) {
      return new Services(write.andThen(other.write));
    }

    /** And it asks what it cost. */
    Services askingCost() {
      return new Services(write.andThen(ccr -> ccr.integer32(Ro.AOC_REQUEST_TYPE, 1)));
    }

    private static void units(AvpWriter to, AvpKey kind, long count) {
      if (kind.equals(Ro.TIME)) {
        to.integer32(kind, count);
      } else {
        to.integer64(kind, count);
      }
    }
  }
}
