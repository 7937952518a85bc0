package org.signalbox.sbi.nrf.discovery;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.signalbox.registers.nf.NfChange;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.ProfileJson;

/**
 * Profiles as they were shown last, by view: most consumers ask for the same. A changed profile
 * drops its views, but another load does not. At most {@value #VIEWS_MAX} views of a profile are
 * kept; others are made anew each time.
 *
 * <p>Any thread may ask; two may make the same view at once, which harms nobody.
 */
final class ProfileViews {

  private static final int VIEWS_MAX = 16;

  private final Map<NfInstanceId, Shown> shown = new ConcurrentHashMap<>();

  /** Views of one state of a profile, whatever its load. */
  private record Shown(NfProfile profile, Map<ProfileView, ProfileJson> views) {}

  private ProfileViews() {}

  /** Views of the profiles of a register. */
  static ProfileViews of(NfRegister register) {
    ProfileViews views = new ProfileViews();
    register.listen(change -> {
      if (change instanceof NfChange.Removed removed) {
        views.shown.remove(removed.before().id());
      }
    });
    return views;
  }

  /** A profile in a view. */
  ProfileJson show(NfProfile profile, ProfileView view) {
    Shown current = shown.get(profile.id());
    if (current == null || !current.profile().isSameButLoadValue(profile)) {
      current = new Shown(profile, new ConcurrentHashMap<>());
      shown.put(profile.id(), current);
    }
    ProfileJson known = current.views().get(view);
    if (known == null) {
      known = ProfileJson.of(view.render(profile));
      if (current.views().size() < VIEWS_MAX) {
        current.views().put(view, known);
      }
    }
    Optional<Integer> load = profile.standing().ranking().load();
    return load.isPresent() ? known.withLoad(load.get()) : known;
  }
}
