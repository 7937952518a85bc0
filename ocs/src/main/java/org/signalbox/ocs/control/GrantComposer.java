package org.signalbox.ocs.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.signalbox.charging.session.SessionRefusal;
import org.signalbox.core.Amount;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.message.FinalUnit;
import org.signalbox.ocs.message.GrantTerms;
import org.signalbox.ocs.message.PoolReference;
import org.signalbox.ocs.message.PoolUnit;
import org.signalbox.ocs.message.ServiceAnswer;
import org.signalbox.ocs.policy.GrantPolicy;
import org.signalbox.ocs.policy.UnitKind;

/** What a service is answered, by what came of it and the policy. All methods are pure. */
final class GrantComposer {

  private static final OptionalLong NO = OptionalLong.empty();

  private GrantComposer() {}

  /**
   * The answer of one service.
   *
   * @param at when the request was sent
   */
  static ServiceAnswer compose(
      PlannedGrant planned, org.signalbox.charging.session.ServiceAnswer came, Instant at) {
    if (came.refusal().isPresent()) {
      return refused(planned, came.refusal().get().reason());
    }
    if (!planned.isAsking()) {
      return ServiceAnswer.of(planned.asked(), ResultCode.SUCCESS);
    }
    if (came.granted() < planned.kind().smallestGrant()) {
      return refused(planned, SessionRefusal.Reason.CREDIT_LIMIT_REACHED);
    }
    return granted(planned, came, at);
  }

  /**
   * A service that gets nothing. One that goes on without credit in another way does so at once: an
   * indication without a grant says that (RFC 8506 §5.6).
   */
  static ServiceAnswer refused(PlannedGrant planned, SessionRefusal.Reason reason) {
    GrantPolicy policy = planned.policy();
    if (policy.isNeverRefused() && planned.isAsking()) {
      return unconditional(planned);
    }
    boolean goesOn =
        reason == SessionRefusal.Reason.CREDIT_LIMIT_REACHED
            && planned.isAsking()
            && !(policy.finalUnit() instanceof FinalUnit.Terminate);
    if (!goesOn) {
      return ServiceAnswer.of(planned.asked(), ResultCodes.of(reason));
    }
    return ServiceAnswer.of(planned.asked(), ResultCode.SUCCESS)
        .withFinalUnit(policy.finalUnit())
        .withTerms(new GrantTerms(validity(policy, true), NO, NO, NO, NO));
  }

  /** What is granted whatever the account holds. */
  static ServiceAnswer unconditional(PlannedGrant planned) {
    return ServiceAnswer.of(planned.asked(), ResultCode.SUCCESS)
        .withGranted(UnitAmounts.granted(planned, planned.reserved()))
        .withTerms(new GrantTerms(validity(planned.policy(), false), NO, NO, NO, NO));
  }

  private static ServiceAnswer granted(
      PlannedGrant planned, org.signalbox.charging.session.ServiceAnswer came, Instant at) {
    GrantPolicy policy = planned.policy();
    boolean isFinal = came.isFinal() && !policy.isNeverRefused();
    ServiceAnswer answer =
        ServiceAnswer.of(planned.asked(), ResultCode.SUCCESS)
            .withGranted(UnitAmounts.granted(planned, came.granted()))
            .withTerms(terms(planned, came.granted(), isFinal));
    if (isFinal) {
      answer = answer.withFinalUnit(policy.finalUnit());
    }
    if (policy.pool().isPresent()) {
      PoolReference reference =
          new PoolReference(
              policy.pool().get().id(),
              poolUnit(planned.kind()),
              Amount.of(policy.pool().get().multiplier()));
      answer = answer.withPools(List.of(reference));
    }
    Optional<Instant> change = toldChange(planned, came, at);
    return change.isPresent() ? answer.withTariffChangeAt(change.get()) : answer;
  }

  /**
   * Time runs evenly, so the core finds a change of price in it by itself; of all else the client
   * must tell what came before it and what after. What comes after the client is back anyhow is not
   * told.
   */
  private static Optional<Instant> toldChange(
      PlannedGrant planned, org.signalbox.charging.session.ServiceAnswer came, Instant at) {
    GrantPolicy policy = planned.policy();
    if (!policy.tellsTariffChange() || planned.kind() == UnitKind.TIME) {
      return Optional.empty();
    }
    long validity = validity(planned, came.granted(), came.isFinal());
    return came.priceChange()
        .filter(change -> change.isAfter(at))
        .filter(change -> validity == 0 || change.isBefore(at.plusSeconds(validity)));
  }

  /**
   * A client cuts a grant to its validity, and some end at the first report after a final unit: so
   * where the service ends with the grant, its validity is no shorter than that.
   */
  private static long validity(PlannedGrant planned, long granted, boolean isFinal) {
    GrantPolicy policy = planned.policy();
    boolean ends = isFinal && policy.finalUnit() instanceof FinalUnit.Terminate;
    long seconds = policy.times().validitySeconds(isFinal && !ends);
    boolean isCut = ends && seconds > 0 && planned.kind() == UnitKind.TIME;
    return isCut ? PlannedGrant.stretched(seconds, granted) : seconds;
  }

  private static GrantTerms terms(PlannedGrant planned, long granted, boolean isFinal) {
    GrantPolicy policy = planned.policy();
    // Nothing follows a final grant, so that nobody is to ask before its end.
    long threshold =
        isFinal
            ? 0
            : policy.slice(planned.kind()).threshold().of(granted) / planned.kind().usagePerUnit();
    OptionalLong told = threshold > 0 ? OptionalLong.of(threshold) : NO;
    OptionalLong holding =
        policy.times().holding().isPresent()
            ? OptionalLong.of(policy.times().holding().get().toSeconds())
            : NO;
    return new GrantTerms(
        told(validity(planned, granted, isFinal)),
        holding,
        planned.kind() == UnitKind.TIME ? told : NO,
        planned.kind() == UnitKind.OCTETS ? told : NO,
        planned.kind() == UnitKind.UNITS ? told : NO);
  }

  private static OptionalLong validity(GrantPolicy policy, boolean isFinal) {
    return told(policy.times().validitySeconds(isFinal));
  }

  private static OptionalLong told(long seconds) {
    return seconds > 0 ? OptionalLong.of(seconds) : NO;
  }

  private static PoolUnit poolUnit(UnitKind kind) {
    return switch (kind) {
      case TIME -> PoolUnit.TIME;
      case OCTETS -> PoolUnit.TOTAL_OCTETS;
      case UNITS -> PoolUnit.SERVICE_SPECIFIC;
      case MONEY -> PoolUnit.MONEY;
    };
  }
}
