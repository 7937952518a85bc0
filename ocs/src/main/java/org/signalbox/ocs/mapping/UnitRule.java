package org.signalbox.ocs.mapping;

import org.signalbox.ocs.message.MultipleServices;
import org.signalbox.ocs.message.ServiceUnits;
import org.signalbox.ocs.message.UsedUnits;
import org.signalbox.ocs.policy.UnitKind;

/**
 * What a service is counted in.
 *
 * @param kind of units; what it is where the request names none
 * @param isAsked whether the units that a request names decide
 */
record UnitRule(UnitKind kind, boolean isAsked) {

  /** The order in which named units decide: what is most special first. */
  private static final UnitKind[] BY_RANK = {UnitKind.UNITS, UnitKind.OCTETS, UnitKind.TIME};

  /**
   * The kind of units of a service. Money decides wherever it is named: the client rates by itself
   * (RFC 8506 §5.1.1).
   */
  UnitKind of(MultipleServices service) {
    if (names(service, UnitKind.MONEY)) {
      return UnitKind.MONEY;
    }
    if (!isAsked || names(service, kind)) {
      return kind;
    }
    for (UnitKind each : BY_RANK) {
      if (names(service, each)) {
        return each;
      }
    }
    return kind;
  }

  private static boolean names(MultipleServices service, UnitKind kind) {
    if (service.requested().isPresent() && names(service.requested().get(), kind)) {
      return true;
    }
    for (UsedUnits used : service.used()) {
      if (names(used.units(), kind)) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(ServiceUnits units, UnitKind kind) {
    return switch (kind) {
      case TIME -> units.seconds().isPresent();
      case OCTETS -> units.octets().isPresent();
      case UNITS -> units.specific().isPresent();
      case MONEY -> units.money().isPresent();
    };
  }
}
