package org.signalbox.app.internal.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.CdrKey;
import org.signalbox.charging.CdrNote;
import org.signalbox.charging.CdrOrigin;
import org.signalbox.charging.CdrParties;
import org.signalbox.charging.CdrText;
import org.signalbox.charging.CdrTimes;
import org.signalbox.charging.LedgerPort;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.rating.TypeOfRecord;

/** Clients that top up ten accounts and charge events to them, each with its CDR. */
final class ChargingLoad {

  static final int ACCOUNTS = 10;

  private final LedgerPort ledger;
  private final AtomicInteger events;
  private volatile boolean isEnding;
  private final List<Thread> clients;

  /**
   * @param firstEvent the number of the first event
   */
  ChargingLoad(LedgerPort ledger, int firstEvent) {
    this.ledger = ledger;
    this.events = new AtomicInteger(firstEvent);
    this.clients =
        List.of(Thread.ofVirtual().unstarted(this::run), Thread.ofVirtual().unstarted(this::run));
  }

  static AccountId account(int number) {
    return new AccountId("cgrates.org", "10" + number % ACCOUNTS);
  }

  void start() {
    clients.forEach(Thread::start);
  }

  /** Ends; how many events were charged. */
  int end() throws InterruptedException {
    isEnding = true;
    for (Thread client : clients) {
      client.join();
    }
    return events.get();
  }

  int charged() {
    return events.get();
  }

  private void run() {
    while (!isEnding) {
      charge(events.getAndIncrement());
    }
  }

  /** Tops up an account by 3 and charges an event of 2. */
  void charge(int event) {
    AccountId account = account(event);
    ledger.ask(at -> topUp(at, account), Admission.NEW_WORK);
    ledger.ask(at -> charge(at, account, event), Admission.NEW_WORK);
  }

  private static LedgerCommand topUp(Instant at, AccountId account) {
    return new LedgerCommand.ChangeAccount(
        at,
        Optional.empty(),
        account,
        List.of(
            new AccountAction.Configure(AccountTerms.PREPAID),
            new AccountAction.TopUp(BalanceSpec.money(), Amount.of(3))));
  }

  private static LedgerCommand charge(Instant at, AccountId account, int event) {
    PartTerms terms =
        new PartTerms(
            account,
            TypeOfRecord.SMS,
            new Pricing.Fixed(Amount.ZERO, Amount.of(2), 1, 1),
            "sms",
            "61400000" + event % 10,
            at.atZone(ZoneOffset.UTC));
    return new LedgerCommand.Charge(
        at,
        new RequestKey("event-" + event, 0),
        SessionPhase.EVENT,
        Duration.ofHours(1),
        List.of(
            new PartRequest(
                new PartKey("sms", "*default"),
                Optional.of(terms),
                new PartStep.DirectDebit(1),
                CdrText.encode(new CdrNote(cdr(at, terms, event), true, false)))));
  }

  private static Cdr cdr(Instant at, PartTerms terms, int event) {
    String id = "event-" + event;
    return new Cdr(
        new CdrKey("cgrates.org", CdrKey.cgrIdOf(id, ""), "*default"),
        new CdrOrigin(id, "", ""),
        TypeOfRecord.SMS,
        "*prepaid",
        new CdrParties(
            "sms", terms.account().account(), terms.account().account(), terms.destination()),
        new CdrTimes(Optional.of(at), Optional.of(at), ZoneOffset.UTC),
        1,
        new TreeMap<>(),
        "",
        CdrCost.unrated(),
        "",
        false);
  }
}
