package org.signalbox.ledger;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.signalbox.ledger.LedgerCommand.ActivateEngine;
import org.signalbox.ledger.LedgerCommand.ActivateTariff;
import org.signalbox.ledger.LedgerCommand.AddVouchers;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Define;
import org.signalbox.ledger.LedgerCommand.ExtendDeadlines;
import org.signalbox.ledger.LedgerCommand.RedeemVoucher;
import org.signalbox.ledger.LedgerCommand.RunPlan;
import org.signalbox.ledger.LedgerCommand.Tick;
import org.signalbox.ledger.internal.ActionDecoder;
import org.signalbox.ledger.internal.ChargeDecoder;
import org.signalbox.ledger.internal.DefinitionDecoder;
import org.signalbox.ledger.internal.OctetReader;
import org.signalbox.ledger.internal.RulesDecoder;

/**
 * Logged octets to commands. Strict: what it reads, {@link LedgerCommandEncoder} writes as the same
 * octets. Any thread.
 */
public final class LedgerCommandDecoder {

  private static final int OCTETS_MAX = 1 << 24;

  private LedgerCommandDecoder() {}

  /**
   * @throws UnreadableLedgerFault when the octets are no command of a version known here
   */
  public static LedgerCommand decode(byte[] octets) {
    if (octets.length > OCTETS_MAX) {
      throw new UnreadableLedgerFault("found a command of " + octets.length + " octets");
    }
    OctetReader in = new OctetReader(octets);
    try {
      int version = in.octet();
      if (version != LedgerCommandEncoder.VERSION) {
        throw in.fault("found a command of version " + version + ", expected 1");
      }
      LedgerCommand command = command(in, in.octet());
      in.requireEnd();
      return command;
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new UnreadableLedgerFault("found a command that cannot be: " + e.getMessage(), e);
    }
  }

  private static LedgerCommand command(OctetReader in, int kind) {
    Instant at = in.moment();
    Optional<RequestKey> key = in.optional(reader -> new RequestKey(reader.text(), reader.count()));
    return switch (kind) {
      case LedgerCommandEncoder.CHANGE_ACCOUNT ->
          new ChangeAccount(
              at,
              key,
              ActionDecoder.account(in),
              in.list(ChangeAccount.ACTIONS_MAX, ActionDecoder::action));
      case LedgerCommandEncoder.CHARGE ->
          ChargeDecoder.charge(
              in, at, key.orElseThrow(() -> in.fault("found a charge without a key")));
      case LedgerCommandEncoder.TICK -> new Tick(at, keyless(in, key).count(Tick.MOST_MAX));
      case LedgerCommandEncoder.EXTEND_DEADLINES ->
          new ExtendDeadlines(at, Duration.ofNanos(keyless(in, key).count()));
      case LedgerCommandEncoder.ACTIVATE_TARIFF -> new ActivateTariff(at, key, in.text());
      case LedgerCommandEncoder.ACTIVATE_ENGINE ->
          new ActivateEngine(at, keyless(in, key).count(Integer.MAX_VALUE));
      case LedgerCommandEncoder.DEFINE ->
          new Define(
              at,
              key,
              in.list(Define.DEFINITIONS_MAX, DefinitionDecoder::definition),
              in.list(Define.DEFINITIONS_MAX, DefinitionDecoder::id));
      case LedgerCommandEncoder.RUN_PLAN ->
          new RunPlan(
              at, RulesDecoder.markId(keyless(in, key)), in.moment(), in.count(RunPlan.MOST_MAX));
      case LedgerCommandEncoder.ADD_VOUCHERS ->
          new AddVouchers(
              at, key, in.text(), in.list(AddVouchers.VOUCHERS_MAX, RulesDecoder::hash));
      case LedgerCommandEncoder.REDEEM_VOUCHER ->
          new RedeemVoucher(at, key, ActionDecoder.account(in), RulesDecoder.hash(in));
      default -> throw in.fault("found an unknown command: " + kind);
    };
  }

  private static OctetReader keyless(OctetReader in, Optional<RequestKey> key) {
    if (key.isPresent()) {
      throw in.fault("found a key of a command that has none");
    }
    return in;
  }
}
