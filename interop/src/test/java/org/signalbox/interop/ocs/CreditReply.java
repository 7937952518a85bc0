package org.signalbox.interop.ocs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;

/** A Credit-Control-Answer, as a client reads it. */
record CreditReply(DiameterMessage message) {

  /** The command's Result-Code. */
  long result() {
    return message.avps().unsigned32(BaseAvp.RESULT_CODE).orElse(0);
  }

  /** The services, in order. */
  List<Service> services() {
    return message.avps().all(Ro.MULTIPLE_SERVICES).stream()
        .map(Avp::group)
        .map(Service::new)
        .toList();
  }

  /** The only service. */
  Service service() {
    List<Service> all = services();
    if (all.size() != 1) {
      throw new AssertionError("one service was expected, not " + this);
    }
    return all.getFirst();
  }

  /** The service of a rating group. */
  Service service(long ratingGroup) {
    return services().stream()
        .filter(service -> service.avps().unsigned32(Ro.RATING_GROUP).orElse(-1) == ratingGroup)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no rating group " + ratingGroup + " in " + this));
  }

  /** What Cost-Information says; empty without one. */
  Optional<BigDecimal> cost() {
    AvpList information = message.avps().group(Ro.COST_INFORMATION);
    return message.avps().has(Ro.COST_INFORMATION)
        ? Optional.of(money(information.group(Ro.UNIT_VALUE)))
        : Optional.empty();
  }

  private static BigDecimal money(AvpList value) {
    long digits = value.unsigned64(Ro.VALUE_DIGITS).orElseThrow();
    return BigDecimal.valueOf(digits).scaleByPowerOfTen(value.integer32(Ro.EXPONENT).orElse(0));
  }

  @Override
  public String toString() {
    return org.signalbox.diameter.dictionary.MessagePrinter.showingAll(
            org.signalbox.diameter.dictionary.Dictionary.standard())
        .tree(message);
  }

  /** A Multiple-Services-Credit-Control of an answer. */
  record Service(AvpList avps) {

    long result() {
      return avps.unsigned32(BaseAvp.RESULT_CODE).orElse(0);
    }

    /** Granted units of a kind; 0 when there are none. */
    long granted(AvpKey kind) {
      AvpList units = avps.group(Ro.GRANTED_UNIT);
      OptionalLong narrow = units.unsigned32(kind);
      return narrow.isPresent() ? narrow.getAsLong() : units.unsigned64(kind).orElse(0);
    }

    /** Granted money; empty when there is none. */
    Optional<BigDecimal> grantedMoney() {
      AvpList units = avps.group(Ro.GRANTED_UNIT);
      return units.has(Ro.CC_MONEY)
          ? Optional.of(money(units.group(Ro.CC_MONEY).group(Ro.UNIT_VALUE)))
          : Optional.empty();
    }

    /** Final-Unit-Action; empty when these are not the last units. */
    OptionalInt finalUnit() {
      return avps.group(Ro.FINAL_UNIT_INDICATION).integer32(Ro.FINAL_UNIT_ACTION);
    }

    /** Validity-Time in seconds; 0 when there is none. */
    long validity() {
      return avps.unsigned32(Ro.VALIDITY_TIME).orElse(0);
    }
  }
}
