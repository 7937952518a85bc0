/**
 * Backups: everything that a node keeps, of one moment, in one file, and back.
 *
 * <p>Starting points: {@link org.signalbox.app.internal.backup.NodeBackup} makes one, {@link
 * org.signalbox.app.internal.backup.BackupReader} verifies it, {@link
 * org.signalbox.app.internal.backup.NodeRestore} brings it back.
 */
@NullMarked
package org.signalbox.app.internal.backup;

import org.jspecify.annotations.NullMarked;
