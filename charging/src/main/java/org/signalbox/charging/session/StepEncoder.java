package org.signalbox.charging.session;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.signalbox.charging.session.UsageStep.Asked;
import org.signalbox.charging.session.UsageStep.BalanceCheck;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.charging.session.UsageStep.Debit;
import org.signalbox.charging.session.UsageStep.PriceEnquiry;
import org.signalbox.charging.session.UsageStep.Refund;
import org.signalbox.charging.session.UsageStep.Used;

/**
 * Writes steps as octets that {@link StepDecoder} reads, for memory only: nothing of it is stored
 * or sent.
 *
 * <p>What became of the requests of a hundred thousand sessions is remembered for an operator who
 * may ask, and hardly ever asks. As objects it was a million of them, copied by the collector while
 * calls were waiting; as octets it is one array a request. Any thread.
 */
final class StepEncoder {

  static final byte CONSUME = 0;
  static final byte DEBIT = 1;
  static final byte REFUND = 2;
  static final byte PRICE_ENQUIRY = 3;
  static final byte BALANCE_CHECK = 4;

  /** Instead of a number that is not there. */
  static final long NONE = -1;

  private static final int OCTETS_USUAL = 128;

  private final DataOutputStream to;

  private StepEncoder(DataOutputStream to) {
    this.to = to;
  }

  static byte[] encode(SessionStep step) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(OCTETS_USUAL);
    try {
      new StepEncoder(new DataOutputStream(octets)).step(step);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return octets.toByteArray();
  }

  private void step(SessionStep step) throws IOException {
    number(step.number());
    text(step.service());
    text(step.tor().text());
    instant(step.at());
    usage(step.step());
    answer(step.answer());
    to.writeBoolean(step.turn().isPresent());
    if (step.turn().isPresent()) {
      number(step.turn().get().at());
      instant(step.turn().get().from().toInstant());
      number(step.turn().get().from().getOffset().getTotalSeconds());
    }
    number(step.uncharged());
    number(step.share());
  }

  private void usage(UsageStep step) throws IOException {
    switch (step) {
      case Consume(Used used, Optional<Asked> asked, boolean isLast) -> {
        to.writeByte(CONSUME);
        number(used.units());
        number(used.afterChange().orElse(NONE));
        number(used.bound());
        to.writeBoolean(asked.isPresent());
        if (asked.isPresent()) {
          number(asked.get().most());
          number(asked.get().least());
          number(asked.get().tail());
        }
        to.writeBoolean(isLast);
      }
      case Debit(long units) -> units(DEBIT, units);
      case Refund(long units, Optional<String> of) -> {
        units(REFUND, units);
        to.writeBoolean(of.isPresent());
        if (of.isPresent()) {
          text(of.get());
        }
      }
      case PriceEnquiry(long units) -> units(PRICE_ENQUIRY, units);
      case BalanceCheck(long units) -> units(BALANCE_CHECK, units);
    }
  }

  private void units(byte kind, long units) throws IOException {
    to.writeByte(kind);
    number(units);
  }

  private void answer(ServiceAnswer answer) throws IOException {
    text(answer.service());
    number(answer.granted());
    to.writeBoolean(answer.isFinal());
    to.writeBoolean(answer.refusal().isPresent());
    if (answer.refusal().isPresent()) {
      text(answer.refusal().get().reason().name());
      text(answer.refusal().get().detail());
    }
    number(answer.used());
    octets(answer.cost().value().unscaledValue().toByteArray());
    to.writeByte(answer.cost().value().scale());
    to.writeBoolean(answer.priceChange().isPresent());
    if (answer.priceChange().isPresent()) {
      instant(answer.priceChange().get());
    }
  }

  private void instant(Instant at) throws IOException {
    number(at.getEpochSecond());
    number(at.getNano());
  }

  /** Seven bits an octet, the lowest first; small numbers of either sign take few. */
  private void number(long value) throws IOException {
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7fL) != 0) {
      to.writeByte((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    to.writeByte((int) left);
  }

  private void text(String text) throws IOException {
    octets(text.getBytes(StandardCharsets.UTF_8));
  }

  private void octets(byte[] octets) throws IOException {
    number(octets.length);
    to.write(octets);
  }
}
