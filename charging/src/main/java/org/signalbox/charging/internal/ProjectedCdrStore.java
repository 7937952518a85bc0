package org.signalbox.charging.internal;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrQuery;
import org.signalbox.charging.CdrStore;
import org.signalbox.charging.CdrTotals;
import org.signalbox.charging.CdrsBehind;
import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.StoredCdr;

/**
 * The CDR store as clients see it who were just answered: before anything is looked for, the CDRs
 * that the ledger charged are waited for, within a bound. Past the bound {@link CdrsBehind} is
 * thrown: what SQL has then is old, and who charged by it would charge twice. Any thread; blocks.
 */
public final class ProjectedCdrStore implements CdrStore {

  private final CdrStore sql;
  private final LedgerPort ledger;

  public ProjectedCdrStore(CdrStore sql, LedgerPort ledger) {
    this.sql = sql;
    this.ledger = ledger;
  }

  @Override
  public boolean add(List<Cdr> runs) {
    awaitCdrs();
    return sql.add(runs);
  }

  @Override
  public void put(List<Cdr> cdrs) {
    awaitCdrs();
    sql.put(cdrs);
  }

  @Override
  public void reprice(List<StoredCdr> priced) {
    sql.reprice(priced);
  }

  @Override
  public void read(CdrQuery query, Consumer<StoredCdr> consumer) {
    awaitCdrs();
    sql.read(query, consumer);
  }

  @Override
  public long[] orderIds(CdrQuery query) {
    awaitCdrs();
    return sql.orderIds(query);
  }

  @Override
  public long count(CdrQuery query) {
    awaitCdrs();
    return sql.count(query);
  }

  @Override
  public long remove(CdrQuery query) {
    awaitCdrs();
    return sql.remove(query);
  }

  @Override
  public SortedMap<String, CdrTotals> totals(CdrQuery query) {
    awaitCdrs();
    return sql.totals(query);
  }

  @Override
  public long erase(String tenant, String account, String pseudonym) {
    awaitCdrs();
    return sql.erase(tenant, account, pseudonym);
  }

  private void awaitCdrs() {
    if (!ledger.awaitCdrs()) {
      throw new CdrsBehind();
    }
  }
}
