package org.signalbox.ocs.mapping;

import org.signalbox.ocs.message.MultipleServices;
import org.signalbox.ocs.message.ServiceUnits;
import org.signalbox.ocs.message.UsedUnits;
import org.signalbox.ocs.policy.UnitKind;

/**
 * What a service is counted in.
 *
 * @param kind of units; what it is where the request names none
 * @param isAsked whether the units that a request names decide; otherwise they do only where it
 *     names none of the kind, for usage is never counted as none
 */
record UnitRule(UnitKind kind, boolean isAsked) {

  /** The order in which named units decide: what is most special first. */
  private static final UnitKind[] BY_RANK = {UnitKind.UNITS, UnitKind.OCTETS, UnitKind.TIME};

  /**
   * The kind of units of a service. Money decides wherever it is named: the client rates by itself
   * (RFC 8506 §5.1.1).
   *
   * @param isEvent whether the request is an event
   */
  UnitKind of(MultipleServices service, boolean isEvent) {
    if (names(service, UnitKind.MONEY)) {
      return UnitKind.MONEY;
    }
    // An event of messages is of one for each recipient, whatever else it names.
    boolean isFixed = !isAsked && (isEvent ? kind == UnitKind.UNITS : !isCountedOtherwise(service));
    if (isFixed || names(service, kind)) {
      return kind;
    }
    for (UnitKind each : BY_RANK) {
      if (names(service, each)) {
        return each;
      }
    }
    return kind;
  }

  /** Whether units are asked for, or more than none of them were used. */
  private static boolean isCountedOtherwise(MultipleServices service) {
    if (service.requested().isPresent() && !service.requested().get().isEmpty()) {
      return true;
    }
    for (UsedUnits used : service.used()) {
      ServiceUnits units = used.units();
      if (units.seconds().orElse(0) > 0
          || units.octets().orElse(0) > 0
          || units.specific().orElse(0) > 0) {
        return true;
      }
    }
    return false;
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
