package org.signalbox.ocs.control;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.signalbox.charging.session.MoneyUnits;
import org.signalbox.charging.session.UsageStep;
import org.signalbox.ocs.message.CcMoney;
import org.signalbox.ocs.message.ServiceUnits;
import org.signalbox.ocs.message.TariffChangeUsage;
import org.signalbox.ocs.message.UsedUnits;
import org.signalbox.ocs.policy.UnitKind;

/**
 * Units of messages as usage of the charging core, and back. What does not fit is cut to the bound:
 * a number of a client never fails. All methods are pure.
 */
final class UnitAmounts {

  private static final BigDecimal MONEY_MAX = MoneyUnits.money(UsageStep.UNITS_MAX).value();

  private UnitAmounts() {}

  /**
   * Units of one kind.
   *
   * @return empty where there are none of this kind
   */
  static OptionalLong usage(UnitKind kind, ServiceUnits units) {
    OptionalLong found =
        switch (kind) {
          case TIME -> units.seconds();
          case OCTETS -> units.octets();
          case UNITS -> units.specific();
          case MONEY -> money(units.money());
        };
    if (found.isEmpty() || kind == UnitKind.MONEY) {
      return found;
    }
    long most = UsageStep.UNITS_MAX / kind.usagePerUnit();
    return OptionalLong.of(Math.min(found.getAsLong(), most) * kind.usagePerUnit());
  }

  private static OptionalLong money(Optional<CcMoney> money) {
    if (money.isEmpty()) {
      return OptionalLong.empty();
    }
    BigDecimal amount = money.get().amount().value();
    if (amount.signum() <= 0) {
      return OptionalLong.of(0);
    }
    int scale = Long.toString(MoneyUnits.UNITS_OF_ONE).length() - 1;
    return OptionalLong.of(
        MoneyUnits.of(amount.min(MONEY_MAX).setScale(scale, RoundingMode.HALF_UP)));
  }

  /** All that is reported of one kind. */
  static long used(UnitKind kind, List<UsedUnits> reports) {
    long sum = 0;
    for (UsedUnits report : reports) {
      sum = plus(sum, usage(kind, report.units()).orElse(0));
    }
    return sum;
  }

  /**
   * How much of what is reported came after a tariff change; empty where the client does not say.
   * What a client cannot tell apart counts as after: it is rated by the time of the report.
   */
  static Optional<Long> usedAfterChange(UnitKind kind, List<UsedUnits> reports) {
    boolean isTold = false;
    long after = 0;
    for (UsedUnits report : reports) {
      if (report.tariffChange().isPresent()) {
        isTold = true;
        if (report.tariffChange().get() != TariffChangeUsage.BEFORE) {
          after = plus(after, usage(kind, report.units()).orElse(0));
        }
      }
    }
    return isTold ? Optional.of(after) : Optional.empty();
  }

  private static long plus(long sum, long more) {
    return Math.min(sum + more, UsageStep.UNITS_MAX);
  }

  /**
   * What is granted of a service, in the units that its client asked for: octets of one direction,
   * or of both in the proportion asked, where it asked for those alone (RFC 8506 §8.17).
   *
   * @param usage of the charging core
   */
  static ServiceUnits granted(PlannedGrant planned, long usage) {
    ServiceUnits asked = planned.asked().requested().orElse(ServiceUnits.NONE);
    boolean isDirected =
        planned.kind() == UnitKind.OCTETS
            && asked.totalOctets().isEmpty()
            && (asked.inputOctets().isPresent() || asked.outputOctets().isPresent());
    return isDirected ? directed(usage, asked) : units(planned.kind(), usage, planned.currency());
  }

  private static ServiceUnits directed(long octets, ServiceUnits asked) {
    if (asked.outputOctets().isEmpty()) {
      return ServiceUnits.ofOctets(OptionalLong.of(octets), OptionalLong.empty());
    }
    if (asked.inputOctets().isEmpty()) {
      return ServiceUnits.ofOctets(OptionalLong.empty(), OptionalLong.of(octets));
    }
    BigInteger in = BigInteger.valueOf(asked.inputOctets().getAsLong());
    BigInteger both = in.add(BigInteger.valueOf(asked.outputOctets().getAsLong()));
    long input =
        both.signum() == 0
            ? octets / 2
            : BigInteger.valueOf(octets).multiply(in).divide(both).longValueExact();
    return ServiceUnits.ofOctets(OptionalLong.of(input), OptionalLong.of(octets - input));
  }

  /** Usage in whole units of a kind, as a grant tells it; what is below one unit is left out. */
  static ServiceUnits units(UnitKind kind, long usage, OptionalInt currency) {
    long whole = usage / kind.usagePerUnit();
    return switch (kind) {
      case TIME -> ServiceUnits.ofSeconds(whole);
      case OCTETS -> ServiceUnits.ofTotalOctets(whole);
      case UNITS -> ServiceUnits.ofSpecific(whole);
      case MONEY -> ServiceUnits.ofMoney(new CcMoney(MoneyUnits.money(usage), currency));
    };
  }
}
