package org.signalbox.ocs.message;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.signalbox.core.Amount;
import org.signalbox.diameter.message.AvpCursor;

/**
 * Reads the inside of one Requested-Service-Unit or Used-Service-Unit. Used once, by one thread.
 */
final class UnitsDecoder {

  private final DecodingFault fault;
  private final boolean isUsage;
  private OptionalLong seconds = OptionalLong.empty();
  private OptionalLong total = OptionalLong.empty();
  private OptionalLong input = OptionalLong.empty();
  private OptionalLong output = OptionalLong.empty();
  private OptionalLong specific = OptionalLong.empty();
  private Optional<CcMoney> money = Optional.empty();
  private Optional<TariffChangeUsage> tariffChange = Optional.empty();
  private Optional<ReportingReason> reason = Optional.empty();

  private UnitsDecoder(DecodingFault fault, boolean isUsage) {
    this.fault = fault;
    this.isUsage = isUsage;
  }

  /** What is asked for. */
  static ServiceUnits requested(AvpCursor group, DecodingFault fault) {
    UnitsDecoder decoder = new UnitsDecoder(fault, false);
    decoder.read(group);
    return decoder.units();
  }

  /** What was used. */
  static UsedUnits used(AvpCursor group, DecodingFault fault) {
    UnitsDecoder decoder = new UnitsDecoder(fault, true);
    decoder.read(group);
    return new UsedUnits(decoder.units(), decoder.tariffChange, decoder.reason);
  }

  private ServiceUnits units() {
    return new ServiceUnits(seconds, total, input, output, specific, money);
  }

  private void read(AvpCursor group) {
    AvpCursor walk = group.group();
    while (walk.next()) {
      if (walk.vendorId() == 0) {
        take(walk);
      } else if (walk.is(ChargingAvp.REPORTING_REASON)) {
        OptionalInt code = AvpNumber.integer32(walk);
        reason = code.isPresent() ? ReportingReason.fromCode(code.getAsInt()) : reason;
      }
    }
    fault.ended(walk);
  }

  private void take(AvpCursor avp) {
    switch (avp.code()) {
      case AvpCode.CC_TIME -> seconds = AvpNumber.unsigned32(avp, "CC-Time", fault);
      case AvpCode.CC_TOTAL_OCTETS -> total = count(avp, "CC-Total-Octets");
      case AvpCode.CC_INPUT_OCTETS -> input = count(avp, "CC-Input-Octets");
      case AvpCode.CC_OUTPUT_OCTETS -> output = count(avp, "CC-Output-Octets");
      case AvpCode.CC_SERVICE_SPECIFIC_UNITS -> specific = count(avp, "CC-Service-Specific-Units");
      case AvpCode.CC_MONEY -> takeMoney(avp);
      case AvpCode.TARIFF_CHANGE_USAGE -> takeTariffChange(avp);
      default -> {
        // Filters, envelopes and vendors' own counters count nothing here.
      }
    }
  }

  /** Who asks for all that can be said gets what there is; nobody can have used it. */
  private OptionalLong count(AvpCursor avp, String name) {
    OptionalLong count = AvpNumber.unsigned64(avp, name, fault);
    if (isUsage && count.isPresent() && count.getAsLong() > UsedUnits.COUNT_MAX) {
      fault.invalid(avp, name + " of usage is at most " + UsedUnits.COUNT_MAX);
    }
    return count;
  }

  private void takeTariffChange(AvpCursor avp) {
    OptionalInt code = AvpNumber.integer32(avp, "Tariff-Change-Usage", fault);
    if (code.isPresent()) {
      tariffChange = TariffChangeUsage.fromCode(code.getAsInt());
      if (tariffChange.isEmpty()) {
        fault.invalid(avp, "Tariff-Change-Usage is 0, 1 or 2, not " + code.getAsInt());
      }
    }
  }

  /** CC-Money is a Unit-Value and perhaps a Currency-Code. */
  private void takeMoney(AvpCursor group) {
    boolean before = fault.isSound();
    AvpCursor walk = group.group();
    Optional<Amount> amount = Optional.empty();
    OptionalInt currency = OptionalInt.empty();
    while (walk.next()) {
      if (walk.is(CreditControlAvp.UNIT_VALUE)) {
        amount = unitValue(walk);
        if (isUsage
            && amount.filter(sum -> sum.value().compareTo(UsedUnits.MONEY_MAX) > 0).isPresent()) {
          fault.invalid(walk, "CC-Money of usage is at most " + UsedUnits.MONEY_MAX);
        }
      } else if (walk.is(CreditControlAvp.CURRENCY_CODE)) {
        currency = AvpNumber.integer32(walk, "Currency-Code", fault);
      }
    }
    fault.ended(walk);
    if (amount.isEmpty() && fault.isSound()) {
      fault.missing(CreditControlAvp.VALUE_DIGITS, "Unit-Value", Long.BYTES);
      fault.within(CreditControlAvp.UNIT_VALUE);
    }
    if (before && !fault.isSound()) {
      fault.within(CreditControlAvp.CC_MONEY);
    }
    OptionalInt told = currency;
    money = amount.map(sum -> new CcMoney(sum, told));
  }

  private Optional<Amount> unitValue(AvpCursor group) {
    boolean before = fault.isSound();
    AvpCursor walk = group.group();
    OptionalLong digits = OptionalLong.empty();
    int exponent = 0;
    while (walk.next()) {
      if (walk.is(CreditControlAvp.VALUE_DIGITS)) {
        digits = digits(walk);
      } else if (walk.is(CreditControlAvp.EXPONENT)) {
        exponent = exponent(walk);
      }
    }
    fault.ended(walk);
    if (digits.isEmpty() && fault.isSound()) {
      fault.missing(CreditControlAvp.VALUE_DIGITS, "Value-Digits", Long.BYTES);
    }
    if (before && !fault.isSound()) {
      fault.within(CreditControlAvp.UNIT_VALUE);
    }
    return fault.isSound() && digits.isPresent()
        ? Optional.of(Amount.of(BigDecimal.valueOf(digits.getAsLong(), -exponent)))
        : Optional.empty();
  }

  private OptionalLong digits(AvpCursor avp) {
    if (avp.dataLength() == 8 && avp.integer64() >= 0) {
      return OptionalLong.of(avp.integer64());
    }
    fault.invalid(avp, "Value-Digits is eight octets, of a number that is not negative");
    return OptionalLong.empty();
  }

  private int exponent(AvpCursor avp) {
    int exponent = AvpNumber.integer32(avp, "Exponent", fault).orElse(0);
    if (Math.abs((long) exponent) > CcMoney.EXPONENT_MAX) {
      fault.invalid(
          avp, "Exponent is within " + CcMoney.EXPONENT_MAX + " of zero, not " + exponent);
      return 0;
    }
    return exponent;
  }
}
