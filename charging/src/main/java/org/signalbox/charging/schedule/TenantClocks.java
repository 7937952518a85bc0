package org.signalbox.charging.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.LedgerSilence;
import org.signalbox.core.TenantRules;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.Definition.TenantClock;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.LedgerCommand.Define;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.LocalClock;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.LedgerUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the ledger the clocks of the tenants, so that a package given by a plan, a trigger or a
 * voucher ends by the calendar of its tenant. Only what is news to the ledger is told. Any thread;
 * blocks.
 */
public final class TenantClocks {

  private static final Logger LOG = LoggerFactory.getLogger(TenantClocks.class);

  /** Shifts are told so far ahead; the node is started again before that. */
  private static final int YEARS_AHEAD = 40;

  private final LedgerPort ledger;
  private final TenantRules rules;

  public TenantClocks(LedgerPort ledger, TenantRules rules) {
    this.ledger = ledger;
    this.rules = rules;
  }

  /**
   * Tells what the ledger does not know yet, as the zones are known at a moment. A ledger that does
   * not take it goes on by the clocks it knows.
   */
  public void tell(Instant now) {
    try {
      Map<DefinitionId, Definition> known = new TreeMap<>();
      ledger
          .read(LedgerView::image)
          .allDefinitions()
          .filter(TenantClock.class::isInstance)
          .forEach(definition -> known.put(definition.key(), definition));
      SortedMap<DefinitionId, Definition> wanted = wanted(now);
      List<Definition> news =
          wanted.values().stream().filter(clock -> !clock.equals(known.get(clock.key()))).toList();
      List<DefinitionId> gone = new ArrayList<>(known.keySet());
      gone.removeAll(wanted.keySet());
      if (!news.isEmpty() || !gone.isEmpty()) {
        ledger.ask(at -> new Define(at, Optional.empty(), news, gone), Admission.UNDER_WAY);
      }
    } catch (LedgerUnavailable | LedgerSilence e) {
      LOG.warn("the ledger was not told the clocks of the tenants; reason={}", e.getMessage());
    }
  }

  /** No clock at all where all tenants go by UTC. */
  private SortedMap<DefinitionId, Definition> wanted(Instant now) {
    SortedMap<DefinitionId, Definition> clocks = new TreeMap<>();
    LocalClock others = clock(rules.defaultZone(), now);
    if (!others.equals(LocalClock.UTC)) {
      put(clocks, TenantClock.ANY, others);
    }
    rules
        .zones()
        .forEach((tenant, zone) -> {
          LocalClock own = clock(zone, now);
          if (!own.equals(others)) {
            put(clocks, tenant, own);
          }
        });
    return clocks;
  }

  private static void put(
      SortedMap<DefinitionId, Definition> clocks, String tenant, LocalClock clock) {
    clocks.put(DefinitionId.tenantClock(tenant), new TenantClock(tenant, clock));
  }

  /** From the year before on, so that it is told anew once a year and not at every start. */
  private static LocalClock clock(ZoneId zone, Instant now) {
    int year = now.atOffset(ZoneOffset.UTC).getYear();
    return LocalClock.of(zone, newYear(year - 1), newYear(year + YEARS_AHEAD));
  }

  private static Instant newYear(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
