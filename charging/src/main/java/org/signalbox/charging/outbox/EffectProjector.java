package org.signalbox.charging.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.signalbox.charging.CdrStorageFailure;
import org.signalbox.charging.internal.OutboxStore;
import org.signalbox.ledger.AccountAction.EffectKind;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerRecord.EffectDue;
import org.signalbox.ledger.runtime.LedgerProjectorPort;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.signalbox.ledger.runtime.ProjectorBatch;
import org.signalbox.sql.Database;
import org.signalbox.sql.SqlWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries effects out of the ledger: log lines at once, again after a crash, all that is posted
 * into the table of the outbox, with the position in one transaction. So nothing waits here for
 * anybody who does not answer, and the ledger never waits for the outbox. The projector's thread.
 *
 * <p>The outbox holds {@value #ITEMS_MAX} items at most, and {@value #ITEMS_OF_ADDRESS_MAX} for one
 * address. What comes when it is full is told in the log and not posted: an address that has been
 * silent for so long must neither fill the disk nor take the place of others.
 *
 * <p>CDRs of {@code *cdrlog} go the way of all CDRs, not this one.
 */
public final class EffectProjector implements LedgerProjectorPort {

  /** Items that wait at most. */
  public static final int ITEMS_MAX = 100_000;

  /** Items that wait for one address at most. */
  public static final int ITEMS_OF_ADDRESS_MAX = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(EffectProjector.class);

  private final Database database;
  private final InstantSource clock;
  private final int itemsMax;
  private final int itemsOfAddressMax;
  private final OutboxStore store = new OutboxStore();

  /** A batch that the database did not take comes again, and its log lines are told once. */
  private long toldUpTo;

  /**
   * @param clock dates what comes in
   */
  public EffectProjector(Database database, InstantSource clock) {
    this(database, clock, ITEMS_MAX, ITEMS_OF_ADDRESS_MAX);
  }

  EffectProjector(Database database, InstantSource clock, int itemsMax, int itemsOfAddressMax) {
    this.database = database;
    this.clock = clock;
    this.itemsMax = itemsMax;
    this.itemsOfAddressMax = itemsOfAddressMax;
  }

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public boolean wants(LedgerRecord record) {
    return record instanceof EffectDue || record instanceof LedgerRecord.ActionsRefused;
  }

  @Override
  public long position() {
    return store.position(database.readers(), name());
  }

  @Override
  public void project(ProjectorBatch batch) {
    project(batch, () -> true);
  }

  @Override
  public void project(ProjectorBatch batch, BooleanSupplier isHurried) {
    Instant now = clock.instant();
    List<OutboxItem> items = new ArrayList<>();
    for (PositionedRecord record : batch.records()) {
      if (record.record() instanceof EffectDue due) {
        item(due, record, now).ifPresent(items::add);
      }
    }
    // Before the position is stored: what is told twice after a crash is better than untold.
    for (PositionedRecord record : batch.records()) {
      if (record.position() > toldUpTo) {
        tell(record);
      }
    }
    toldUpTo = Math.max(toldUpTo, batch.upTo());
    store(batch.upTo(), items, isHurried);
  }

  private static Optional<OutboxItem> item(EffectDue due, PositionedRecord record, Instant now) {
    Optional<EffectBody.Sent> sent =
        switch (due.effect().kind()) {
          case CDR_LOG, LOG -> Optional.empty();
          case HTTP_POST ->
              Optional.of(
                  new EffectBody.Sent(
                      due.effect().parameters(), EffectBody.account(due.context().account())));
          case RPC -> call(due, record.position() + ":" + record.index());
          case MAIL -> Optional.of(new EffectBody.Sent(OutboxDoors.MAIL, EffectBody.mail(due)));
        };
    return sent.map(each ->
        new OutboxItem(record.position(), record.index(), each.address(), each.body(), now, 0));
  }

  private static Optional<EffectBody.Sent> call(EffectDue due, String id) {
    Optional<EffectBody.Sent> call = EffectBody.call(due, id);
    if (call.isEmpty()) {
      LOG.atError()
          .addKeyValue("actions", due.context().actionSet())
          .log("a *cgr_rpc is no call once its places are filled; it is not made");
    }
    return call;
  }

  private void store(long upTo, List<OutboxItem> items, BooleanSupplier isHurried) {
    SqlWriter.Work<Integer> work =
        connection -> {
          if (!store.advance(connection, name(), upTo)) {
            return 0;
          }
          List<OutboxItem> taken = fitting(connection, items);
          store.add(connection, taken);
          return items.size() - taken.size();
        };
    try {
      SqlWriter writer = database.writer();
      // A position alone has time, and the writer's long work need not hurry for it.
      int left = (items.isEmpty() ? writer.submit(work, isHurried) : writer.submit(work)).join();
      if (left > 0) {
        LOG.atError().addKeyValue("items", left).log("the outbox is full; these are not posted");
      }
    } catch (CompletionException e) {
      throw new CdrStorageFailure(e.getCause() == null ? e : e.getCause());
    } catch (SqlWriter.WriterOverloaded e) {
      throw new CdrStorageFailure(e);
    }
  }

  /** Those for which there is room, of all and of their address. */
  private List<OutboxItem> fitting(Connection connection, List<OutboxItem> items)
      throws SQLException {
    if (items.isEmpty()) {
      return items;
    }
    int room = itemsMax - store.count(connection);
    Map<String, Integer> rooms = new HashMap<>();
    List<OutboxItem> fitting = new ArrayList<>(items.size());
    for (OutboxItem item : items) {
      Integer known = rooms.get(item.address());
      int left =
          known == null ? itemsOfAddressMax - store.count(connection, item.address()) : known;
      boolean isTaken = left > 0 && fitting.size() < room;
      rooms.put(item.address(), isTaken ? left - 1 : left);
      if (isTaken) {
        fitting.add(item);
      }
    }
    return fitting;
  }

  /** What operators asked to be told, or must be told. */
  private static void tell(PositionedRecord record) {
    switch (record.record()) {
      case EffectDue due when due.effect().kind() == EffectKind.LOG ->
          LOG.atInfo()
              .addKeyValue("id", record.position() + ":" + record.index())
              .addKeyValue("actions", due.context().actionSet())
              .addKeyValue("account", EffectBody.account(due.context().account()))
              .log("action log");
      case LedgerRecord.ActionsRefused refused ->
          LOG.atWarn()
              .addKeyValue("actions", refused.actionSet())
              .addKeyValue("cause", refused.cause())
              .addKeyValue("reason", refused.reason())
              .log("an action set could not run on an account");
      default -> {
        // Nothing to tell.
      }
    }
  }
}
