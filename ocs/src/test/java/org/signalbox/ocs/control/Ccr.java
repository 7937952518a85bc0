package org.signalbox.ocs.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.AvpWriter;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.ocs.message.CreditControlAvp;

/** A Credit-Control-Request of a test, built step by step. */
final class Ccr {

  static final String HOST = "client.visited";
  static final String NUMBER = "+61400000001";

  private static final AvpKey EVENT_TIMESTAMP = AvpKey.of(55);
  private static final AvpKey AOC_REQUEST_TYPE = AvpKey.of(2055, 10415);
  private static final AvpKey REPORTING_REASON = AvpKey.of(872, 10415);

  private final String session;
  private final String context;
  private final int type;
  private final int number;
  private final List<Consumer<AvpWriter>> content = new ArrayList<>();
  private String subscriber = NUMBER;
  private OptionalInt endToEnd = OptionalInt.empty();

  private Ccr(String session, String context, int type, int number) {
    this.session = session;
    this.context = context;
    this.type = type;
    this.number = number;
  }

  /** A session as its requests name it. */
  record Session(String id, String context) {

    Ccr initial() {
      return new Ccr(id, context, 1, 0);
    }

    Ccr update(int number) {
      return new Ccr(id, context, 2, number);
    }

    Ccr last(int number) {
      return new Ccr(id, context, 3, number);
    }

    /** An event with a Requested-Action. */
    Ccr event(int action) {
      Ccr event = new Ccr(id, context, 4, 0);
      event.content.add(out -> out.integer32(CreditControlAvp.REQUESTED_ACTION, action));
      return event;
    }
  }

  static Session voice(String id) {
    return new Session(id, TestMap.VOICE);
  }

  static Session data(String id) {
    return new Session(id, TestMap.DATA);
  }

  static Session sms(String id) {
    return new Session(id, TestMap.SMS);
  }

  Ccr of(String subscriberNumber) {
    subscriber = subscriberNumber;
    return this;
  }

  Ccr endToEnd(int id) {
    endToEnd = OptionalInt.of(id);
    return this;
  }

  Ccr wantingCost() {
    return with(out -> out.integer32(AOC_REQUEST_TYPE, 1));
  }

  Ccr sentAt(Instant at) {
    return with(out -> out.time(EVENT_TIMESTAMP, at));
  }

  Ccr with(Consumer<AvpWriter> avps) {
    content.add(avps);
    return this;
  }

  /** A Multiple-Services-Credit-Control. */
  Ccr service(Mscc service) {
    return with(
        out -> out.group(CreditControlAvp.MULTIPLE_SERVICES_CREDIT_CONTROL, service::write));
  }

  DiameterMessage build() {
    MessageBuilder out = DiameterMessage.request(4, 272);
    out.text(BaseAvp.SESSION_ID, session);
    out.text(BaseAvp.ORIGIN_HOST, HOST);
    out.text(BaseAvp.ORIGIN_REALM, "visited");
    out.text(BaseAvp.DESTINATION_REALM, "home");
    out.integer32(BaseAvp.AUTH_APPLICATION_ID, 4);
    out.text(CreditControlAvp.SERVICE_CONTEXT_ID, context);
    out.integer32(CreditControlAvp.CC_REQUEST_TYPE, type);
    out.integer32(CreditControlAvp.CC_REQUEST_NUMBER, number);
    out.group(
        CreditControlAvp.SUBSCRIPTION_ID,
        id -> {
          id.integer32(CreditControlAvp.SUBSCRIPTION_ID_TYPE, 0);
          id.text(CreditControlAvp.SUBSCRIPTION_ID_DATA, subscriber);
        });
    content.forEach(part -> part.accept(out));
    if (endToEnd.isPresent()) {
      out.identifiers(0, endToEnd.getAsInt());
    }
    return out.build();
  }

  /** What a request says of one service. */
  static final class Mscc {

    private final List<Consumer<AvpWriter>> content = new ArrayList<>();

    /** Of a rating group. */
    static Mscc group(long ratingGroup) {
      return new Mscc().with(out -> out.integer32(CreditControlAvp.RATING_GROUP, ratingGroup));
    }

    /** With neither rating group nor service. */
    static Mscc bare() {
      return new Mscc();
    }

    Mscc id(long serviceIdentifier) {
      return with(out -> out.integer32(CreditControlAvp.SERVICE_IDENTIFIER, serviceIdentifier));
    }

    Mscc asking() {
      return with(out -> out.group(CreditControlAvp.REQUESTED_SERVICE_UNIT, none -> {}));
    }

    Mscc askingSeconds(long seconds) {
      return with(out ->
          out.group(
              CreditControlAvp.REQUESTED_SERVICE_UNIT,
              units -> units.integer32(CreditControlAvp.CC_TIME, seconds)));
    }

    Mscc askingOctets(long octets) {
      return with(out ->
          out.group(
              CreditControlAvp.REQUESTED_SERVICE_UNIT,
              units -> units.integer64(CreditControlAvp.CC_TOTAL_OCTETS, octets)));
    }

    Mscc askingUnits(long count) {
      return with(out ->
          out.group(
              CreditControlAvp.REQUESTED_SERVICE_UNIT,
              units -> units.integer64(CreditControlAvp.CC_SERVICE_SPECIFIC_UNITS, count)));
    }

    Mscc askingMoney(long digits, int exponent) {
      return with(out ->
          out.group(
              CreditControlAvp.REQUESTED_SERVICE_UNIT, units -> money(units, digits, exponent)));
    }

    Mscc usedMoney(long digits, int exponent) {
      return with(out ->
          out.group(CreditControlAvp.USED_SERVICE_UNIT, units -> money(units, digits, exponent)));
    }

    private static void money(AvpWriter units, long digits, int exponent) {
      units.group(
          CreditControlAvp.CC_MONEY,
          money ->
              money.group(
                  CreditControlAvp.UNIT_VALUE,
                  value -> {
                    value.integer64(CreditControlAvp.VALUE_DIGITS, digits);
                    value.integer32(CreditControlAvp.EXPONENT, exponent);
                  }));
    }

    Mscc usedSeconds(long seconds) {
      return with(out ->
          out.group(
              CreditControlAvp.USED_SERVICE_UNIT,
              units -> units.integer32(CreditControlAvp.CC_TIME, seconds)));
    }

    Mscc usedOctets(long octets) {
      return with(out ->
          out.group(
              CreditControlAvp.USED_SERVICE_UNIT,
              units -> units.integer64(CreditControlAvp.CC_TOTAL_OCTETS, octets)));
    }

    /** Octets on one side of a tariff change. */
    Mscc usedOctets(long octets, int tariffChangeUsage) {
      return with(out ->
          out.group(
              CreditControlAvp.USED_SERVICE_UNIT,
              units -> {
                units.integer32(CreditControlAvp.TARIFF_CHANGE_USAGE, tariffChangeUsage);
                units.integer64(CreditControlAvp.CC_TOTAL_OCTETS, octets);
              }));
    }

    Mscc reason(int reportingReason) {
      return with(out -> out.integer32(REPORTING_REASON, reportingReason));
    }

    Mscc with(Consumer<AvpWriter> avps) {
      content.add(avps);
      return this;
    }

    private void write(AvpWriter out) {
      content.forEach(part -> part.accept(out));
    }
  }
}
