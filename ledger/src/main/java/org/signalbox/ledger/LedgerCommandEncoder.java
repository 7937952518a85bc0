package org.signalbox.ledger;

import java.util.Optional;
import org.signalbox.ledger.LedgerCommand.ActivateEngine;
import org.signalbox.ledger.LedgerCommand.ActivateTariff;
import org.signalbox.ledger.LedgerCommand.AddVouchers;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerCommand.Define;
import org.signalbox.ledger.LedgerCommand.ExtendDeadlines;
import org.signalbox.ledger.LedgerCommand.RedeemVoucher;
import org.signalbox.ledger.LedgerCommand.RunPlan;
import org.signalbox.ledger.LedgerCommand.Tick;
import org.signalbox.ledger.internal.ActionEncoder;
import org.signalbox.ledger.internal.ChargeEncoder;
import org.signalbox.ledger.internal.DefinitionEncoder;
import org.signalbox.ledger.internal.OctetWriter;
import org.signalbox.ledger.internal.RulesEncoder;

/**
 * Commands to the octets that are logged: the version of the form, the kind, the moment, the key,
 * the rest. The same command is always the same octets. Used by one thread.
 */
public final class LedgerCommandEncoder {

  /** The version of the form, the first octet of every command. */
  static final int VERSION = 1;

  static final int CHANGE_ACCOUNT = 1;
  static final int TICK = 2;
  static final int EXTEND_DEADLINES = 3;
  static final int ACTIVATE_TARIFF = 4;
  static final int ACTIVATE_ENGINE = 5;
  static final int CHARGE = 6;
  static final int DEFINE = 7;
  static final int RUN_PLAN = 8;
  static final int ADD_VOUCHERS = 9;
  static final int REDEEM_VOUCHER = 10;

  private final OctetWriter out = new OctetWriter(512);

  public byte[] encode(LedgerCommand command) {
    out.clear();
    out.octet(VERSION);
    switch (command) {
      case ChangeAccount change -> {
        head(CHANGE_ACCOUNT, command);
        ActionEncoder.account(out, change.account());
        out.list(change.actions(), ActionEncoder::action);
      }
      case Charge charge -> ChargeEncoder.charge(head(CHARGE, command), charge);
      case Tick tick -> head(TICK, command).count(tick.most());
      case ExtendDeadlines extend -> head(EXTEND_DEADLINES, command).count(extend.by().toNanos());
      case ActivateTariff activate -> head(ACTIVATE_TARIFF, command).text(activate.hash());
      case ActivateEngine activate -> head(ACTIVATE_ENGINE, command).count(activate.version());
      case Define define ->
          head(DEFINE, command)
              .list(define.definitions(), DefinitionEncoder::definition)
              .list(define.removed(), DefinitionEncoder::id);
      case RunPlan run -> {
        RulesEncoder.markId(head(RUN_PLAN, command), run.mark());
        out.moment(run.due()).count(run.most());
      }
      case AddVouchers add ->
          head(ADD_VOUCHERS, command).text(add.batch()).list(add.hashes(), RulesEncoder::hash);
      case RedeemVoucher redeem -> {
        ActionEncoder.account(head(REDEEM_VOUCHER, command), redeem.account());
        RulesEncoder.hash(out, redeem.voucher());
      }
    }
    return out.toOctets();
  }

  private OctetWriter head(int kind, LedgerCommand command) {
    Optional<RequestKey> key = command.key();
    return out.octet(kind)
        .moment(command.at())
        .optional(key, (writer, present) -> writer.text(present.session()).count(present.number()));
  }
}
