package org.signalbox.ocs.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.signalbox.diameter.message.AvpCursor;

/**
 * Gathers what one service asks and reports: the inside of a Multiple-Services-Credit-Control, or
 * the same AVPs where they stand in the command itself. Used once, by one thread.
 */
final class ServicesDecoder {

  private final DecodingFault fault;
  private OptionalLong ratingGroup = OptionalLong.empty();
  private List<Long> identifiers = List.of();
  private Optional<ServiceUnits> requested = Optional.empty();
  private List<UsedUnits> used = List.of();
  private OptionalInt qci = OptionalInt.empty();
  private Optional<ReportingReason> reason = Optional.empty();

  ServicesDecoder(DecodingFault fault) {
    this.fault = fault;
  }

  /** Reads one group. */
  static MultipleServices group(AvpCursor group, DecodingFault fault) {
    boolean before = fault.isSound();
    ServicesDecoder decoder = new ServicesDecoder(fault);
    AvpCursor walk = group.group();
    while (walk.next()) {
      decoder.take(walk);
    }
    fault.ended(walk);
    if (before && !fault.isSound()) {
      fault.within(CreditControlAvp.MULTIPLE_SERVICES_CREDIT_CONTROL);
    }
    return decoder.services();
  }

  /** Takes an AVP, if it is one that a service has. */
  void take(AvpCursor avp) {
    if (avp.vendorId() == 0) {
      takeStandard(avp);
    } else if (avp.is(ChargingAvp.REPORTING_REASON)) {
      OptionalInt code = AvpNumber.integer32(avp);
      reason = code.isPresent() ? ReportingReason.fromCode(code.getAsInt()) : reason;
    } else if (avp.is(ChargingAvp.QOS_INFORMATION)) {
      qci = PsInformationDecoder.qci(avp);
    }
  }

  private void takeStandard(AvpCursor avp) {
    switch (avp.code()) {
      case AvpCode.RATING_GROUP -> ratingGroup = AvpNumber.unsigned32(avp, "Rating-Group", fault);
      case AvpCode.SERVICE_IDENTIFIER -> takeIdentifier(avp);
      case AvpCode.REQUESTED_SERVICE_UNIT -> takeRequested(avp);
      case AvpCode.USED_SERVICE_UNIT -> takeUsed(avp);
      default -> {
        // What else a group may hold moves nothing.
      }
    }
  }

  private void takeIdentifier(AvpCursor avp) {
    OptionalLong identifier = AvpNumber.unsigned32(avp, "Service-Identifier", fault);
    if (identifiers.size() >= MultipleServices.IDENTIFIERS_MAX) {
      fault.tooMany(avp, "more than " + MultipleServices.IDENTIFIERS_MAX + " Service-Identifiers");
    } else if (identifier.isPresent()) {
      identifiers = with(identifiers, identifier.getAsLong());
    }
  }

  private void takeRequested(AvpCursor avp) {
    boolean before = fault.isSound();
    requested = Optional.of(UnitsDecoder.requested(avp, fault));
    if (before && !fault.isSound()) {
      fault.within(CreditControlAvp.REQUESTED_SERVICE_UNIT);
    }
  }

  private void takeUsed(AvpCursor avp) {
    if (used.size() >= MultipleServices.USED_MAX) {
      fault.tooMany(avp, "more than " + MultipleServices.USED_MAX + " Used-Service-Units");
      return;
    }
    boolean before = fault.isSound();
    used = with(used, UnitsDecoder.used(avp, fault));
    if (before && !fault.isSound()) {
      fault.within(CreditControlAvp.USED_SERVICE_UNIT);
    }
  }

  /** Nearly always there is one. */
  private static <T> List<T> with(List<T> some, T more) {
    if (some.isEmpty()) {
      return List.of(more);
    }
    List<T> all = some instanceof ArrayList<T> list ? list : new ArrayList<>(some);
    all.add(more);
    return all;
  }

  /** Whether units were asked for or reported. */
  boolean hasUnits() {
    return requested.isPresent() || !used.isEmpty();
  }

  MultipleServices services() {
    return new MultipleServices(ratingGroup, identifiers, requested, used, qci, reason);
  }
}
