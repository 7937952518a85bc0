package org.signalbox.registers.nf.subscription;

import java.util.List;
import java.util.stream.Stream;
import org.signalbox.registers.nf.NfOffer;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.PlmnSlices;
import org.signalbox.registers.nf.ServedSlice;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.registers.nf.SnssaiSet;

/** The slices that a profile lists, wherever it does: for itself, its services or its parts. */
final class ListedSlices {

  private ListedSlices() {}

  static boolean hasOneOf(NfProfile profile, List<Snssai> wanted) {
    return all(profile).anyMatch(set -> wanted.stream().anyMatch(set::contains));
  }

  private static Stream<SnssaiSet> all(NfProfile profile) {
    Stream<SnssaiSet> own =
        Stream.concat(
            profile.scope().slices().everywhere().stream(),
            profile.scope().slices().perNetwork().stream()
                .map(PlmnSlices::slices)
                .flatMap(List::stream));
    Stream<SnssaiSet> services =
        profile.services().stream()
            .flatMap(service ->
                Stream.concat(
                    service.traits().slices().stream(),
                    service.traits().perNetwork().stream()
                        .map(PlmnSlices::slices)
                        .flatMap(List::stream)));
    Stream<SnssaiSet> parts =
        profile.offers().stream()
            .map(NfOffer::reach)
            .flatMap(reach -> reach.slices().stream())
            .map(ServedSlice::slice);
    return Stream.of(own, services, parts).flatMap(slices -> slices);
  }
}
