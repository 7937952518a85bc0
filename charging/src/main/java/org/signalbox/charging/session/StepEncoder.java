package org.signalbox.charging.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.signalbox.charging.session.UsageStep.Asked;
import org.signalbox.charging.session.UsageStep.BalanceCheck;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.charging.session.UsageStep.Debit;
import org.signalbox.charging.session.UsageStep.PriceEnquiry;
import org.signalbox.charging.session.UsageStep.Refund;
import org.signalbox.charging.session.UsageStep.Used;
import org.signalbox.core.Amount;

/**
 * Writes steps as octets that {@link StepDecoder} reads, for memory only: nothing of it is stored
 * or sent.
 *
 * <p>What became of the requests of a hundred thousand sessions is remembered for an operator who
 * may ask, and hardly ever asks. As objects it was a million of them, copied by the collector while
 * calls were waiting; as octets it is one array a session, of all its steps, each behind its
 * length. Any thread.
 */
final class StepEncoder {

  static final byte CONSUME = 0;
  static final byte DEBIT = 1;
  static final byte REFUND = 2;
  static final byte PRICE_ENQUIRY = 3;
  static final byte BALANCE_CHECK = 4;

  /** Instead of a number that is not there. */
  static final long NONE = -1;

  /** Of the length in front of each step. */
  static final int LENGTH_OCTETS = Integer.BYTES;

  /** Of a session of which nothing is kept. */
  static final byte[] NO_STEPS = {};

  private static final int OCTETS_USUAL = 128;

  private byte[] octets = new byte[OCTETS_USUAL];
  private int size;

  private StepEncoder() {}

  /**
   * Steps with one more behind them.
   *
   * @param steps that this made, or {@link #NO_STEPS}; not changed
   * @param most how many are kept: the oldest beyond that are left out; at least 1
   */
  static byte[] append(byte[] steps, SessionStep step, int most) {
    StepEncoder encoder = new StepEncoder();
    encoder.step(step);
    int from = StepDecoder.startOfLast(steps, most - 1);
    int kept = steps.length - from;
    byte[] all = new byte[kept + LENGTH_OCTETS + encoder.size];
    System.arraycopy(steps, from, all, 0, kept);
    ByteBuffer.wrap(all, kept, all.length - kept)
        .putInt(encoder.size)
        .put(encoder.octets, 0, encoder.size);
    return all;
  }

  private void step(SessionStep step) {
    number(step.number());
    text(step.service());
    text(step.tor().text());
    instant(step.at());
    usage(step.step());
    answer(step.answer());
    flag(step.turn().isPresent());
    if (step.turn().isPresent()) {
      number(step.turn().get().at());
      instant(step.turn().get().from().toInstant());
      number(step.turn().get().from().getOffset().getTotalSeconds());
    }
    number(step.uncharged());
    number(step.share());
  }

  private void usage(UsageStep step) {
    switch (step) {
      case Consume(Used used, Optional<Asked> asked, boolean isLast) -> {
        octet(CONSUME);
        number(used.units());
        number(used.afterChange().orElse(NONE));
        number(used.bound());
        flag(asked.isPresent());
        if (asked.isPresent()) {
          number(asked.get().most());
          number(asked.get().least());
          number(asked.get().tail());
        }
        flag(isLast);
      }
      case Debit(long units) -> units(DEBIT, units);
      case Refund(long units, Optional<String> of) -> {
        units(REFUND, units);
        flag(of.isPresent());
        if (of.isPresent()) {
          text(of.get());
        }
      }
      case PriceEnquiry(long units) -> units(PRICE_ENQUIRY, units);
      case BalanceCheck(long units) -> units(BALANCE_CHECK, units);
    }
  }

  private void units(byte kind, long units) {
    octet(kind);
    number(units);
  }

  private void answer(ServiceAnswer answer) {
    text(answer.service());
    number(answer.granted());
    flag(answer.isFinal());
    flag(answer.refusal().isPresent());
    if (answer.refusal().isPresent()) {
      text(answer.refusal().get().reason().name());
      text(answer.refusal().get().detail());
    }
    number(answer.used());
    digits(answer.cost());
    octet(answer.cost().scale());
    flag(answer.priceChange().isPresent());
    if (answer.priceChange().isPresent()) {
      instant(answer.priceChange().get());
    }
  }

  /** The digits as a big integer has them in octets. */
  private void digits(Amount amount) {
    if (!amount.isNarrow()) {
      octets(amount.value().unscaledValue().toByteArray());
      return;
    }
    long digits = amount.unscaled();
    int bits = Long.SIZE - Long.numberOfLeadingZeros(digits ^ (digits >> (Long.SIZE - 1)));
    int length = bits / Byte.SIZE + 1;
    number(length);
    for (int i = length - 1; i >= 0; i--) {
      octet((int) (digits >> (i * Byte.SIZE)));
    }
  }

  private void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  private void octet(int value) {
    room(1);
    octets[size++] = (byte) value;
  }

  private void room(int more) {
    if (size + more > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(2 * octets.length, size + more));
    }
  }

  private void instant(Instant at) {
    number(at.getEpochSecond());
    number(at.getNano());
  }

  /** Seven bits an octet, the lowest first; small numbers of either sign take few. */
  private void number(long value) {
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7fL) != 0) {
      octet((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    octet((int) left);
  }

  private void text(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) >= 128) {
        octets(text.getBytes(StandardCharsets.UTF_8));
        return;
      }
    }
    // Nearly all are of ASCII alone, and need no array of their own.
    number(length);
    room(length);
    for (int i = 0; i < length; i++) {
      octets[size++] = (byte) text.charAt(i);
    }
  }

  private void octets(byte[] more) {
    number(more.length);
    room(more.length);
    System.arraycopy(more, 0, octets, size, more.length);
    size += more.length;
  }
}
