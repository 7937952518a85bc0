package org.signalbox.rpc.action;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.charging.AccountLedger.VoucherCount;
import org.signalbox.core.TimeText;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.Voucher;
import org.signalbox.ledger.VoucherHash;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import org.signalbox.rpc.account.RequestIds;
import tools.jackson.core.JsonGenerator;

/**
 * Vouchers, which the reference lacks. Codes that are made here are told once, in the answer that
 * makes them.
 */
final class VoucherMethods {

  private static final String BATCH = "BatchID";
  private static final int MOST = LedgerCommand.AddVouchers.VOUCHERS_MAX;

  private final ActionContext context;

  VoucherMethods(ActionContext context) {
    this.context = context;
  }

  List<RpcMethod> all() {
    return List.of(
        ActionAnswers.method(
            ActionMethods.OWN, "SetVouchers", ActionAnswers.alone(context.changing(), this::set)),
        ActionAnswers.method(ActionMethods.OWN, "RedeemVoucher", this::redeem),
        ActionAnswers.method(ActionMethods.OWN, "GetVouchers", this::get),
        ActionAnswers.method(ActionMethods.OWN, "GetVoucher", this::find),
        ActionAnswers.method(ActionMethods.OWN, "RemoveVouchers", this::remove));
  }

  /** Defines a batch, and adds to it the codes that are sent, or so many new ones. */
  private RpcReply set(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrSetVouchers").requiring(BATCH);
    String batch = sent.text(BATCH);
    List<String> codes = codes(sent);
    List<VoucherHash> hashes = new ArrayList<>();
    for (String code : codes) {
      hashes.add(
          context
              .codes()
              .hash(code)
              .orElseThrow(() ->
                  new MalformedParameters("SERVER_ERROR: a code is 6 to 64 letters and digits")));
    }
    LedgerReply defined = context.ledger().define(List.of(definition(sent, batch)), List.of());
    if (defined instanceof LedgerReply.Refused) {
      return ActionAnswers.of(defined);
    }
    if (!hashes.isEmpty()) {
      LedgerReply added = context.ledger().addVouchers(batch, hashes);
      if (added instanceof LedgerReply.Refused) {
        return ActionAnswers.of(added);
      }
    }
    boolean areNew = sent.texts("Codes").isEmpty();
    return RpcReply.result(out -> {
      out.writeStartObject();
      out.writeStringProperty(BATCH, batch);
      out.writeNumberProperty("Count", codes.size());
      out.writeArrayPropertyStart("Codes");
      if (areNew) {
        codes.forEach(out::writeString);
      }
      out.writeEndArray();
      out.writeEndObject();
    });
  }

  private List<String> codes(RpcParameters sent) {
    List<String> codes = new ArrayList<>(sent.texts("Codes"));
    long count = sent.integer("Count");
    if (count < 0 || count > MOST || codes.size() > MOST) {
      throw new MalformedParameters("SERVER_ERROR: at most " + MOST + " vouchers at once");
    }
    if (codes.isEmpty()) {
      for (int i = 0; i < count; i++) {
        codes.add(context.codes().fresh());
      }
    }
    return codes;
  }

  private Definition definition(RpcParameters sent, String batch) {
    Optional<Definition.VoucherBatch> before =
        context.find(SentName.voucherBatch(batch), Definition.VoucherBatch.class);
    String actions = sent.text("ActionsId");
    if (actions.isEmpty()) {
      actions =
          before
              .map(Definition.VoucherBatch::actionSet)
              .orElseThrow(() -> new MalformedParameters("MANDATORY_IE_MISSING: [ActionsId]"));
    }
    if (context.ledger().definition(SentName.actionSet(actions)).isEmpty()) {
      throw new MalformedParameters("BROKEN_REFERENCE:" + actions);
    }
    Optional<Instant> until =
        sent.has("ValidUntil")
            ? moment(sent.text("ValidUntil"))
            : before.flatMap(Definition.VoucherBatch::validUntil);
    try {
      return new Definition.VoucherBatch(batch, actions, until);
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }

  private Optional<Instant> moment(String text) {
    try {
      return TimeText.parse(text, context.times().zone(), context.times().clock().instant())
          .map(time -> time.toInstant());
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters(String.valueOf(e.getMessage()));
    }
  }

  /** Redeems a code once. The same request again gets the first answer. */
  private RpcReply redeem(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrRedeemVoucher").requiring("Account", "Code");
    AccountId account = context.account(sent);
    Optional<VoucherHash> hash = context.codes().hash(sent.text("Code"));
    if (hash.isEmpty()) {
      return RpcReply.NOT_FOUND;
    }
    return ActionAnswers.of(context.ledger().redeem(account, hash.get(), key(sent, account)));
  }

  private static Optional<RequestKey> key(RpcParameters sent, AccountId account) {
    return RequestIds.keyOf("RedeemVoucher", account, sent.text("RequestID"));
  }

  private RpcReply get(RpcParameters parameters) {
    String id = parameters.as("AttrGetVouchers").requiring(BATCH).text(BATCH);
    Optional<Definition.VoucherBatch> batch =
        context.find(SentName.voucherBatch(id), Definition.VoucherBatch.class);
    if (batch.isEmpty()) {
      return RpcReply.NOT_FOUND;
    }
    VoucherCount count = context.ledger().vouchers(id);
    return RpcReply.result(out -> {
      out.writeStartObject();
      write(out, batch.get());
      out.writeNumberProperty("Count", count.all());
      out.writeNumberProperty("Redeemed", count.redeemed());
      out.writeEndObject();
    });
  }

  private RpcReply find(RpcParameters parameters) {
    String code = parameters.as("AttrGetVoucher").requiring("Code").text("Code");
    Optional<Voucher> voucher = context.codes().hash(code).flatMap(context.ledger()::voucher);
    Optional<Definition.VoucherBatch> batch =
        voucher.flatMap(found ->
            context.find(SentName.voucherBatch(found.batch()), Definition.VoucherBatch.class));
    if (voucher.isEmpty() || batch.isEmpty()) {
      return RpcReply.NOT_FOUND;
    }
    String redeemedBy = voucher.get().redeemedBy().map(AccountId::toString).orElse("");
    return RpcReply.result(out -> {
      out.writeStartObject();
      write(out, batch.get());
      out.writeStringProperty("RedeemedBy", redeemedBy);
      out.writeEndObject();
    });
  }

  private static void write(JsonGenerator out, Definition.VoucherBatch batch) {
    out.writeStringProperty(BATCH, batch.id());
    out.writeStringProperty("ActionsId", batch.actionSet());
    out.writeStringProperty(
        "ValidUntil",
        batch.validUntil().map(until -> TimeText.rfc3339(until.atZone(ZoneOffset.UTC))).orElse(""));
  }

  /** Removes a batch with all its vouchers. */
  private RpcReply remove(RpcParameters parameters) {
    String id = parameters.as("AttrGetVouchers").requiring(BATCH).text(BATCH);
    return ActionAnswers.of(context.ledger().define(List.of(), List.of(SentName.voucherBatch(id))));
  }
}
