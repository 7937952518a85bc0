/**
 * Which side of an application a peer stands on, so that a request only a server can answer never
 * goes to a client: MME and HSS share S6a, but no ULR may reach an MME.
 *
 * <p>Starting points: {@link org.signalbox.dra.role.RoleTable} (the table of applications, commands
 * and roles), {@link org.signalbox.dra.role.PeerRoles} (may this peer receive this command, and why
 * not), {@link org.signalbox.dra.role.LearnedSides} (what peers have shown of themselves).
 */
@NullMarked
package org.signalbox.dra.role;

import org.jspecify.annotations.NullMarked;
