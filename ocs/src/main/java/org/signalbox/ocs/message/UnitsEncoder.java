package org.signalbox.ocs.message;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.signalbox.core.Amount;
import org.signalbox.diameter.message.AvpWriter;

/** Writes units and money. All methods are pure. */
final class UnitsEncoder {

  private static final long UNSIGNED32_MAX = 0xFFFF_FFFFL;
  private static final int VALUE_DIGITS_BITS_MAX = 63;

  private UnitsEncoder() {}

  /** The inside of a Granted-, Requested- or Used-Service-Unit. */
  static void encode(AvpWriter out, ServiceUnits units) {
    if (units.seconds().isPresent()) {
      out.integer32(
          CreditControlAvp.CC_TIME, Math.min(units.seconds().getAsLong(), UNSIGNED32_MAX));
    }
    units.money().ifPresent(money -> money(out, money));
    if (units.totalOctets().isPresent()) {
      out.integer64(CreditControlAvp.CC_TOTAL_OCTETS, units.totalOctets().getAsLong());
    }
    if (units.inputOctets().isPresent()) {
      out.integer64(CreditControlAvp.CC_INPUT_OCTETS, units.inputOctets().getAsLong());
    }
    if (units.outputOctets().isPresent()) {
      out.integer64(CreditControlAvp.CC_OUTPUT_OCTETS, units.outputOctets().getAsLong());
    }
    if (units.specific().isPresent()) {
      out.integer64(CreditControlAvp.CC_SERVICE_SPECIFIC_UNITS, units.specific().getAsLong());
    }
  }

  private static void money(AvpWriter out, CcMoney money) {
    out.group(
        CreditControlAvp.CC_MONEY,
        group -> {
          unitValue(group, money.amount());
          if (money.currency().isPresent()) {
            group.integer32(CreditControlAvp.CURRENCY_CODE, money.currency().getAsInt());
          }
        });
  }

  /**
   * Unit-Value: the number exactly, or the nearest that 64 bits of digits can say.
   *
   * @param amount any
   */
  static void unitValue(AvpWriter out, Amount amount) {
    BigDecimal value = amount.value();
    while (value.unscaledValue().bitLength() > VALUE_DIGITS_BITS_MAX) {
      value = value.setScale(value.scale() - 1, RoundingMode.HALF_UP);
    }
    BigDecimal told = value;
    out.group(
        CreditControlAvp.UNIT_VALUE,
        group -> {
          group.integer64(CreditControlAvp.VALUE_DIGITS, told.unscaledValue().longValueExact());
          if (told.scale() != 0) {
            group.integer32(CreditControlAvp.EXPONENT, -(long) told.scale());
          }
        });
  }
}
