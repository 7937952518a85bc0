package org.signalbox.rating.internal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import org.signalbox.core.Amount;
import org.signalbox.rating.Destination;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.Timing;

/**
 * SHA-256 of the parts of a tariff. Texts and lists are written with their length before them, so
 * that no two different values are written alike. Used by one thread.
 */
final class ContentDigest {

  private final MessageDigest sha256;

  /** Gathers small parts, since the digest is quick over much at once only. */
  private final ByteBuffer gathered = ByteBuffer.allocate(512);

  private ContentDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static byte[] of(Destination destination) {
    ContentDigest digest = new ContentDigest();
    digest.add(destination.id());
    digest.addTexts(destination.prefixes());
    return digest.finished();
  }

  static byte[] of(RatingProfile profile) {
    ContentDigest digest = new ContentDigest();
    digest.add(profile.key().tenant());
    digest.add(profile.key().category());
    digest.add(profile.key().subject());
    digest.add(profile.activations().size());
    for (RatingProfile.Activation activation : profile.activations()) {
      Instant from = activation.from();
      digest.add(from.getEpochSecond());
      digest.add(from.getNano());
      digest.add(activation.ratingPlanId());
      digest.addTexts(activation.fallbackSubjects());
    }
    return digest.finished();
  }

  static byte[] of(RatingPlan plan) {
    ContentDigest digest = new ContentDigest();
    digest.add(plan.id());
    digest.add(plan.bindings().size());
    for (RatingPlan.Binding binding : plan.bindings()) {
      digest.add(binding.destinationId());
      digest.add(binding.timing());
      digest.add(binding.weight());
      digest.add(binding.terms());
    }
    return digest.finished();
  }

  /** The digest of digests. */
  static byte[] of(byte[]... digests) {
    ContentDigest digest = new ContentDigest();
    for (byte[] part : digests) {
      digest.add(part);
    }
    return digest.finished();
  }

  private void add(Timing timing) {
    add(timing.id());
    addNumbers(timing.years());
    addNumbers(timing.months());
    addNumbers(timing.monthDays());
    addNumbers(timing.weekDays());
    add(timing.startTime().toNanoOfDay());
  }

  private void add(RateTerms terms) {
    add(terms.rateId());
    add(terms.slots().size());
    for (RateSlot slot : terms.slots()) {
      add(slot.connectFee());
      add(slot.rate());
      add(slot.rateUnit());
      add(slot.rateIncrement());
      add(slot.groupIntervalStart());
    }
    add(terms.roundingMethod().text());
    add(terms.roundingMethodText());
    add(terms.roundingDecimals());
    add(terms.maxCost());
    add(terms.maxCostStrategy().text());
  }

  private void add(Amount amount) {
    add(amount.toString());
  }

  private void add(BigDecimal weight) {
    add(weight.signum() == 0 ? "0" : weight.stripTrailingZeros().toString());
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    add(bytes);
  }

  private void addTexts(Collection<String> texts) {
    add(texts.size());
    texts.forEach(this::add);
  }

  private void addNumbers(Collection<Integer> numbers) {
    add(numbers.size());
    numbers.forEach(this::add);
  }

  private void add(long value) {
    room(Long.BYTES).putLong(value);
  }

  private void add(byte[] bytes) {
    if (bytes.length > gathered.capacity()) {
      room(gathered.capacity());
      sha256.update(bytes);
    } else {
      room(bytes.length).put(bytes);
    }
  }

  /** The buffer with room for so many bytes more. */
  private ByteBuffer room(int bytes) {
    if (gathered.remaining() < bytes) {
      sha256.update(gathered.flip());
      gathered.clear();
    }
    return gathered;
  }

  private byte[] finished() {
    sha256.update(gathered.flip());
    return sha256.digest();
  }
}
