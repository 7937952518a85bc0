package org.signalbox.registers.nf.subscription;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.signalbox.registers.nf.MlModels;
import org.signalbox.registers.nf.NfAttribute;
import org.signalbox.registers.nf.NfOffer;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.ServedArea;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.registers.nf.Tai;

/** One thing that a network function must serve. */
public sealed interface ServedCriterion {

  /** Whether a profile says that it does. */
  boolean isMetBy(NfProfile profile);

  /** One of some texts, where the profile lists such. */
  record AnyText(NfAttribute attribute, Set<String> texts) implements ServedCriterion {

    public AnyText {
      texts = Set.copyOf(texts);
    }

    @Override
    public boolean isMetBy(NfProfile profile) {
      return profile.offers().stream()
          .anyMatch(offer -> texts.stream().anyMatch(text -> offer.has(attribute, text)));
    }
  }

  /**
   * One of some analytics, whether an NWDAF informs of them ({@code eventIds}) or notifies ({@code
   * nwdafEvents}). One that lists neither gives every one.
   */
  record AnyAnalytics(Set<String> ids) implements ServedCriterion {

    public AnyAnalytics {
      ids = Set.copyOf(ids);
    }

    @Override
    public boolean isMetBy(NfProfile profile) {
      return profile.offers().stream().anyMatch(this::isMetBy);
    }

    private boolean isMetBy(NfOffer offer) {
      Set<String> given = new HashSet<>();
      for (NfAttribute attribute : List.of(NfAttribute.ANALYTICS, NfAttribute.NWDAF_EVENT)) {
        given.addAll(offer.attributes().getOrDefault(attribute, Set.of()));
      }
      return given.isEmpty() || ids.stream().anyMatch(given::contains);
    }
  }

  /** Models of one of some kinds. */
  record AnyModels(List<MlModels> wanted) implements ServedCriterion {

    public AnyModels {
      wanted = List.copyOf(wanted);
    }

    @Override
    public boolean isMetBy(NfProfile profile) {
      return profile.offers().stream()
          .flatMap(offer -> offer.reach().particulars().models().stream())
          .anyMatch(have -> wanted.stream().anyMatch(have::satisfy));
    }
  }

  /** One of some slices. */
  record AnySlice(List<Snssai> slices) implements ServedCriterion {

    public AnySlice {
      slices = List.copyOf(slices);
    }

    @Override
    public boolean isMetBy(NfProfile profile) {
      return ListedSlices.hasOneOf(profile, slices);
    }
  }

  /** One of some tracking areas. */
  record AnyArea(List<Tai> areas) implements ServedCriterion {

    public AnyArea {
      areas = List.copyOf(areas);
    }

    @Override
    public boolean isMetBy(NfProfile profile) {
      return profile.offers().stream()
          .anyMatch(offer -> areas.stream().anyMatch(offer.reach().area()::contains));
    }
  }

  /** A tracking area within one of some ranges. */
  record AnyAreaRange(List<CodeRange> ranges) implements ServedCriterion {

    public AnyAreaRange {
      ranges = List.copyOf(ranges);
    }

    @Override
    public boolean isMetBy(NfProfile profile) {
      return profile.offers().stream()
          .map(offer -> offer.reach().area())
          .anyMatch(
              area -> area.isEverywhere() || ranges.stream().anyMatch(range -> meets(area, range)));
    }

    private static boolean meets(ServedArea area, CodeRange range) {
      return area.areas().stream().anyMatch(range::contains)
          || area.ranges().stream().anyMatch(range::meets);
    }
  }

  /** One of some texts in a member of the part of a profile that is called {@code …Info}. */
  record AnyListed(String part, String member, Set<String> texts) implements ServedCriterion {

    public AnyListed {
      texts = Set.copyOf(texts);
    }

    @Override
    public boolean isMetBy(NfProfile profile) {
      return profile
          .json()
          .path(part)
          .path(member)
          .valueStream()
          .anyMatch(item -> texts.contains(item.asString("")));
    }
  }

  /** Ranges of identities of which one overlaps with one of the part's own. */
  record AnyOverlap(String part, String member, List<IdentitySpan> spans)
      implements ServedCriterion {

    public AnyOverlap {
      spans = List.copyOf(spans);
    }

    @Override
    public boolean isMetBy(NfProfile profile) {
      return profile
          .json()
          .path(part)
          .path(member)
          .valueStream()
          .map(IdentitySpan::of)
          .anyMatch(own -> spans.stream().anyMatch(own::overlaps));
    }
  }
}
