package org.signalbox.fuzz;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction.Configure;
import org.signalbox.ledger.AccountAction.TopUp;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerCommand.ActivateEngine;
import org.signalbox.ledger.LedgerCommand.ActivateTariff;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommandDecoder;
import org.signalbox.ledger.LedgerCommandEncoder;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.TariffPort;
import org.signalbox.ledger.UnreadableLedgerFault;

/**
 * Octets as one logged command: what is read is written as the same octets, and executes without a
 * broken invariant, twice to the same state.
 */
public final class LedgerCommandFuzz {

  private static final LedgerCommandEncoder ENCODER = new LedgerCommandEncoder();

  private LedgerCommandFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    LedgerCommand command;
    try {
      command = LedgerCommandDecoder.decode(input);
    } catch (UnreadableLedgerFault e) {
      return;
    }
    if (!Arrays.equals(ENCODER.encode(command), input)) {
      throw new IllegalStateException("decoded and encoded octets differ");
    }
    // What these name must be there before they are logged.
    boolean needsFiles = command instanceof ActivateTariff || command instanceof ActivateEngine;
    if (!needsFiles && !executed(command).stateHash().equals(executed(command).stateHash())) {
      throw new IllegalStateException("one command comes to two states");
    }
  }

  private static LedgerShard executed(LedgerCommand command) {
    LedgerShard shard = new LedgerShard(TariffPort.NONE);
    shard.execute(
        new ChangeAccount(
            Instant.EPOCH,
            Optional.empty(),
            new AccountId("t", "a"),
            List.of(
                new Configure(AccountTerms.PREPAID),
                new TopUp(BalanceSpec.money(), Amount.of(100)))));
    shard.execute(command);
    shard.execute(command);
    return shard;
  }
}
