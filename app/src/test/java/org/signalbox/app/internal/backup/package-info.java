/** Tests of backups. */
@NullMarked
package org.signalbox.app.internal.backup;

import org.jspecify.annotations.NullMarked;
