package org.signalbox.ledger.internal;

import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.Voucher;
import org.signalbox.ledger.VoucherHash;
import org.signalbox.ledger.internal.SegmentTable.Frozen;

/** The whole state of a shard at one moment. Immutable; any thread. */
public record ImageContent(
    ImageHead head,
    Frozen<AccountId, Account> accounts,
    Frozen<String, Session> sessions,
    Frozen<String, Remembered> replies,
    Frozen<DefinitionId, Definition> definitions,
    Frozen<AccountId, AccountRules> rules,
    Frozen<PlanMark.Id, PlanMark> marks,
    Frozen<VoucherHash, Voucher> vouchers) {}
