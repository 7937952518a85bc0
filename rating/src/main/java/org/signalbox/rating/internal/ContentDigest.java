package org.signalbox.rating.internal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.signalbox.core.Amount;
import org.signalbox.rating.Destination;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.Timing;

/**
 * SHA-256 of the parts of a tariff. Texts and lists are written with their length before them, so
 * that no two different values are written alike. One instance digests one value after another, on
 * one thread.
 */
final class ContentDigest {

  private final MessageDigest sha256;

  /** Gathers small parts, since the digest is quick over much at once only. */
  private final ByteBuffer gathered = ByteBuffer.allocate(512);

  /** Digests of what many lines of a plan share, by identity. */
  private final IdentityHashMap<Object, byte[]> shared = new IdentityHashMap<>();

  ContentDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  byte[] of(Destination destination) {
    add(destination.id());
    addTexts(destination.prefixes());
    return finished();
  }

  byte[] of(RatingProfile profile) {
    add(profile.key().tenant());
    add(profile.key().category());
    add(profile.key().subject());
    add(profile.activations().size());
    for (RatingProfile.Activation activation : profile.activations()) {
      Instant from = activation.from();
      add(from.getEpochSecond());
      add(from.getNano());
      add(activation.ratingPlanId());
      addTexts(activation.fallbackSubjects());
    }
    return finished();
  }

  byte[] of(RatingPlan plan) {
    for (RatingPlan.Binding binding : plan.bindings()) {
      shared.computeIfAbsent(binding.timing(), timing -> of(binding.timing()));
      shared.computeIfAbsent(binding.terms(), terms -> of(binding.terms()));
    }
    add(plan.id());
    add(plan.bindings().size());
    for (RatingPlan.Binding binding : plan.bindings()) {
      add(binding.destinationId());
      add(Objects.requireNonNull(shared.get(binding.timing())));
      add(binding.weight());
      add(Objects.requireNonNull(shared.get(binding.terms())));
    }
    return finished();
  }

  /** The digest of digests. */
  byte[] of(byte[]... digests) {
    for (byte[] part : digests) {
      add(part);
    }
    return finished();
  }

  private byte[] of(Timing timing) {
    add(timing.id());
    addNumbers(timing.years());
    addNumbers(timing.months());
    addNumbers(timing.monthDays());
    addNumbers(timing.weekDays());
    add(timing.startTime().toNanoOfDay());
    return finished();
  }

  private byte[] of(RateTerms terms) {
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
    return finished();
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
    gathered.clear();
    return sha256.digest();
  }
}
