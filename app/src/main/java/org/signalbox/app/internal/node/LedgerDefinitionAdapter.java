package org.signalbox.app.internal.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.signalbox.catalog.DefinitionFailure;
import org.signalbox.catalog.DefinitionPort;
import org.signalbox.catalog.LedgerDefinitions;
import org.signalbox.charging.AccountLedger;
import org.signalbox.charging.AccountLedgerFailure;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerReply;

/**
 * Carries out in the ledger what tariff plans say about actions and accounts. Any thread but an
 * event loop; accounts are opened some at a time, so that they share syncs of the disk.
 */
final class LedgerDefinitionAdapter implements DefinitionPort {

  /** Accounts under way at once: enough to fill a batch, few enough to leave room for calls. */
  private static final int UNDER_WAY_MAX = 256;

  private final AccountLedger ledger;

  LedgerDefinitionAdapter(AccountLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Optional<Definition> find(DefinitionId id) {
    return orFailure(() -> ledger.definition(id));
  }

  @Override
  public void carryOut(LedgerDefinitions definitions) {
    for (List<Definition> part : parts(definitions.definitions())) {
      requireDone("the definitions", orFailure(() -> ledger.define(part, List.of())));
    }
    openAll(definitions.accounts());
  }

  @Override
  public void remove(List<DefinitionId> definitions) {
    for (List<DefinitionId> part : parts(definitions)) {
      requireDone("the removal", orFailure(() -> ledger.define(List.of(), part)));
    }
  }

  private void openAll(List<LedgerDefinitions.OpenedAccount> accounts) {
    Map<String, Optional<Definition>> groups = new HashMap<>();
    accounts.stream()
        .flatMap(account -> account.triggerGroup().stream())
        .forEach(
            group -> groups.computeIfAbsent(group, name -> find(DefinitionId.triggerGroup(name))));
    Semaphore room = new Semaphore(UNDER_WAY_MAX);
    List<Future<?>> opened = new ArrayList<>(accounts.size());
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (LedgerDefinitions.OpenedAccount account : accounts) {
        room.acquireUninterruptibly();
        opened.add(
            workers.submit(() -> {
              try {
                open(account, account.triggerGroup().flatMap(groups::get));
              } finally {
                room.release();
              }
            }));
      }
    }
    opened.forEach(LedgerDefinitionAdapter::await);
  }

  private void open(LedgerDefinitions.OpenedAccount account, Optional<Definition> triggers) {
    AccountOpening opening = new AccountOpening(account);
    List<AccountAction> actions = opening.actions(ledger.account(account.id()), triggers);
    if (!actions.isEmpty()) {
      requireDone("the account " + account.id(), ledger.change(account.id(), actions));
    }
  }

  private static void await(Future<?> opened) {
    try {
      opened.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DefinitionFailure failure) {
        throw failure;
      }
      if (e.getCause() instanceof AccountLedgerFailure failure) {
        throw new DefinitionFailure(String.valueOf(failure.getMessage()), failure);
      }
      throw new IllegalStateException("an account could not be opened", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DefinitionFailure("the node stops", e);
    }
  }

  private static void requireDone(String what, LedgerReply reply) {
    if (reply instanceof LedgerReply.Refused refused) {
      throw new DefinitionFailure("the ledger refused " + what + ": " + refused.reason());
    }
  }

  private static <T> T orFailure(Supplier<T> question) {
    try {
      return question.get();
    } catch (AccountLedgerFailure failure) {
      throw new DefinitionFailure(String.valueOf(failure.getMessage()), failure);
    }
  }

  /** Parts that one command takes; usually one, so that it takes effect wholly or not at all. */
  private static <T> List<List<T>> parts(List<T> all) {
    List<List<T>> parts = new ArrayList<>();
    int most = LedgerCommand.Define.DEFINITIONS_MAX;
    for (int from = 0; from < all.size(); from += most) {
      parts.add(all.subList(from, Math.min(from + most, all.size())));
    }
    return parts;
  }
}
