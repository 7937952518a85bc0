package org.signalbox.ocs.control;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.ocs.message.CreditControlAvp;

/** A Credit-Control-Answer as a test looks at it. */
record Cca(DiameterMessage message) {

  private static final AvpKey TIME_THRESHOLD = AvpKey.of(868, 10415);
  private static final AvpKey VOLUME_THRESHOLD = AvpKey.of(869, 10415);
  private static final AvpKey HOLDING = AvpKey.of(871, 10415);

  /** The result of the command. */
  int result() {
    return (int) message.avps().unsigned32(BaseAvp.RESULT_CODE).orElseThrow();
  }

  List<Service> services() {
    return message.avps().all(CreditControlAvp.MULTIPLE_SERVICES_CREDIT_CONTROL).stream()
        .map(avp -> new Service(avp.group()))
        .toList();
  }

  /** The only service. */
  Service service() {
    List<Service> all = services();
    if (all.size() != 1) {
      throw new AssertionError(
          all.size() + " services, command " + result() + ": " + message.avps());
    }
    return all.getFirst();
  }

  Service service(long ratingGroup) {
    return services().stream()
        .filter(service ->
            service.avps().unsigned32(CreditControlAvp.RATING_GROUP).orElse(-1) == ratingGroup)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no rating group " + ratingGroup));
  }

  /** What stands in the command, outside of services. */
  Service command() {
    return new Service(message.avps());
  }

  /** Value-Digits and Exponent of Cost-Information. */
  String cost() {
    AvpList value =
        message.avps().group(CreditControlAvp.COST_INFORMATION).group(CreditControlAvp.UNIT_VALUE);
    return value.unsigned64(CreditControlAvp.VALUE_DIGITS).orElseThrow()
        + "e"
        + value.integer32(CreditControlAvp.EXPONENT).orElse(0);
  }

  boolean tellsCost() {
    return message.avps().has(CreditControlAvp.COST_INFORMATION);
  }

  /** A Multiple-Services-Credit-Control. */
  record Service(AvpList avps) {

    int result() {
      return (int) avps.unsigned32(BaseAvp.RESULT_CODE).orElseThrow();
    }

    private AvpList granted() {
      return avps.group(CreditControlAvp.GRANTED_SERVICE_UNIT);
    }

    boolean isGranted() {
      return avps.has(CreditControlAvp.GRANTED_SERVICE_UNIT);
    }

    long seconds() {
      return granted().unsigned32(CreditControlAvp.CC_TIME).orElse(0);
    }

    long octets() {
      return granted().unsigned64(CreditControlAvp.CC_TOTAL_OCTETS).orElse(0);
    }

    long units() {
      return granted().unsigned64(CreditControlAvp.CC_SERVICE_SPECIFIC_UNITS).orElse(0);
    }

    String money() {
      AvpList value = granted().group(CreditControlAvp.CC_MONEY).group(CreditControlAvp.UNIT_VALUE);
      return value.unsigned64(CreditControlAvp.VALUE_DIGITS).orElseThrow()
          + "e"
          + value.integer32(CreditControlAvp.EXPONENT).orElse(0);
    }

    OptionalLong tariffChange() {
      return granted().unsigned32(CreditControlAvp.TARIFF_TIME_CHANGE);
    }

    /** Final-Unit-Action; empty where more may follow. */
    OptionalInt finalUnit() {
      return avps.group(CreditControlAvp.FINAL_UNIT_INDICATION)
          .integer32(CreditControlAvp.FINAL_UNIT_ACTION);
    }

    long validity() {
      return avps.unsigned32(CreditControlAvp.VALIDITY_TIME).orElse(0);
    }

    long timeThreshold() {
      return avps.unsigned32(TIME_THRESHOLD).orElse(0);
    }

    long volumeThreshold() {
      return avps.unsigned32(VOLUME_THRESHOLD).orElse(0);
    }

    long holding() {
      return avps.unsigned32(HOLDING).orElse(0);
    }

    List<Avp> pools() {
      return avps.all(CreditControlAvp.G_S_U_POOL_REFERENCE);
    }
  }
}
