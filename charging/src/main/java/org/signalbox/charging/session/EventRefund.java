package org.signalbox.charging.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrCondition;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.CdrDebits;
import org.signalbox.charging.CdrField;
import org.signalbox.charging.CdrKey;
import org.signalbox.charging.CdrQuery;
import org.signalbox.charging.CdrStorageFailure;
import org.signalbox.charging.CdrsBehind;
import org.signalbox.charging.ChargingPorts;
import org.signalbox.charging.LedgerSilence;
import org.signalbox.charging.SessionFieldNames;
import org.signalbox.charging.StoredCdr;
import org.signalbox.charging.internal.CdrDebiting;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.core.Amount;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ledger.runtime.LedgerUnavailable;

/**
 * Undoes an event or a session that is over: gives back all that its CDRs say it cost, to the
 * balances that paid, once. Its CDRs then say so, by which request, and that nothing is to be given
 * back any more.
 *
 * <p>Any thread may ask; CDRs are read beside all other work. The last {@value #REMEMBERED} answers
 * are remembered for repeats; later, and after a restart, the CDRs tell what a repeat was answered.
 */
final class EventRefund {

  private static final int REMEMBERED = 10_000;
  private static final String REFUNDED = "REFUNDED";

  private final ChargingPorts ports;
  private final SessionWorkPort work;
  private final CdrDebiting debiting;
  private final Map<RequestKey, SessionAnswer> answered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RequestKey, SessionAnswer> eldest) {
          return size() > REMEMBERED;
        }
      };

  EventRefund(ChargingPorts ports, SessionWorkPort work) {
    this.ports = ports;
    this.work = work;
    this.debiting = new CdrDebiting(ports);
  }

  /** Whether a request is to undo an event that it names. */
  static boolean isUndoing(SessionRequest request) {
    return request.phase() == SessionPhase.EVENT
        && request.services().size() == 1
        && request.services().getFirst().step() instanceof UsageStep.Refund refund
        && refund.of().isPresent();
  }

  void undo(SessionRequest request, Consumer<SessionAnswer> answer) {
    work.start(() -> answer.accept(undone(request)));
  }

  private synchronized SessionAnswer undone(SessionRequest request) {
    try {
      RequestKey key = new RequestKey(request.session(), request.number());
      SessionAnswer known = answered.get(key);
      if (known != null) {
        return known;
      }
      SessionAnswer made = undone(request.services().getFirst(), sign(key));
      answered.put(key, made);
      return made;
    } catch (LedgerUnavailable | CdrsBehind | CdrStorageFailure e) {
      return refused(Reason.TOO_BUSY, String.valueOf(e.getMessage()));
    } catch (LedgerSilence e) {
      // It may have been given back: to ask elsewhere is not for the client then.
      return refused(Reason.FAILED, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      return refused(Reason.INVALID, String.valueOf(e.getMessage()));
    }
  }

  /** What the CDRs of what it gave back are signed with. */
  private static String sign(RequestKey request) {
    return request.session() + "#" + request.number();
  }

  private SessionAnswer undone(ServiceRequest service, String sign) {
    List<CdrKey> keys = named(service).stream().map(stored -> stored.cdr().key()).toList();
    return ports.locks().holding(keys, () -> undone(service, sign, Set.copyOf(keys)));
  }

  /** While nobody else moves the money of the CDRs of these keys. */
  private SessionAnswer undone(ServiceRequest service, String sign, Set<CdrKey> keys) {
    List<StoredCdr> named =
        named(service).stream().filter(stored -> keys.contains(stored.cdr().key())).toList();
    Optional<Amount> before = given(named, sign);
    if (before.isPresent()) {
      return SessionAnswer.Answered.of(List.of(answer(service, before.get(), Optional.empty())));
    }
    // Those for which something was taken.
    List<StoredCdr> charged = named.stream().filter(stored -> !stored.debits().isEmpty()).toList();
    if (charged.isEmpty()) {
      return SessionAnswer.Answered.of(
          List.of(answer(service, Amount.ZERO, Optional.of(Reason.NOTHING_TO_REFUND))));
    }
    Amount cost = costOfFirstBill(charged);
    List<Cdr> cdrs = charged.stream().map(stored -> refunded(stored.cdr(), sign, cost)).toList();
    List<CdrDebits> debits = charged.stream().map(StoredCdr::debits).toList();
    return switch (debiting.charge(cdrs, new CdrDebiting.Manner(false, true, debits))) {
      case CdrDebiting.Charged _, CdrDebiting.Repeated _, CdrDebiting.Uncharged _ -> {
        yield SessionAnswer.Answered.of(List.of(answer(service, cost, Optional.empty())));
      }
      case CdrDebiting.Refused refused -> refused(Reason.FAILED, refused.reason());
    };
  }

  /** Of all calls and services of the name, on the bill that their client is told of. */
  private static Amount costOfFirstBill(List<StoredCdr> charged) {
    String run = charged.getFirst().cdr().key().runId();
    return charged.stream()
        .map(StoredCdr::cdr)
        .filter(cdr -> cdr.key().runId().equals(run))
        .map(cdr -> cdr.cost().outward())
        .reduce(Amount.ZERO, Amount::plus);
  }

  private static Cdr refunded(Cdr cdr, String sign, Amount cost) {
    SortedMap<String, String> fields = new TreeMap<>(cdr.extraFields());
    fields.put(SessionFieldNames.REFUNDED_BY, sign);
    fields.put(SessionFieldNames.REFUNDED_COST, cost.toString());
    return cdr.withExtraFields(fields).priced("", CdrCost.unrated(), REFUNDED);
  }

  /** What a request gave back before; empty where it did not. */
  private static Optional<Amount> given(List<StoredCdr> named, String sign) {
    return named.stream()
        .map(stored -> stored.cdr().extraFields())
        .filter(fields -> sign.equals(fields.get(SessionFieldNames.REFUNDED_BY)))
        .map(fields -> Amount.of(fields.getOrDefault(SessionFieldNames.REFUNDED_COST, "0")))
        .findFirst();
  }

  /** The CDRs of what is to be undone. */
  private List<StoredCdr> named(ServiceRequest service) {
    ChargingEvent event = service.event();
    String undone = ((UsageStep.Refund) service.step()).of().orElseThrow();
    List<StoredCdr> found = new ArrayList<>();
    ports
        .readingOwnWrites()
        .store()
        .read(
            CdrQuery.where(
                new CdrCondition.OneOf(CdrField.TENANT, List.of(event.tenant()), false),
                new CdrCondition.OneOf(CdrField.ORIGIN_ID, List.of(undone), false),
                new CdrCondition.OneOf(
                    CdrField.ORIGIN_HOST, List.of(event.origin().host()), false)),
            found::add);
    return found;
  }

  private static ServiceAnswer answer(
      ServiceRequest service, Amount cost, Optional<Reason> refusal) {
    return new ServiceAnswer(
        service.service(), 0, false, refusal.map(SessionRefusal::of), 0, cost, Optional.empty());
  }

  private static SessionAnswer refused(Reason reason, String detail) {
    return new SessionAnswer.Refused(new SessionRefusal(reason, detail));
  }
}
