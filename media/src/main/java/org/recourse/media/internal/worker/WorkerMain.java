package org.recourse.media.internal.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import org.recourse.media.RefusalReason;
import org.recourse.media.internal.decode.Decoders;
import org.recourse.media.internal.decode.Input;
import org.recourse.media.internal.decode.Refusal;
import org.recourse.media.internal.jail.SelfJail;
import org.recourse.media.internal.wire.Answer;
import org.recourse.media.internal.wire.Job;
import org.recourse.media.internal.wire.ProtocolException;
import org.recourse.media.internal.wire.Readiness;
import org.recourse.media.internal.wire.Wire;

/// The child process: loads what it needs, locks itself in, and decodes one file after another
/// until its input ends.
public final class WorkerMain {

  /// Only load everything and end. The Java machine notes what was loaded, and keeps it prepared
  /// for later starts.
  public static final String REHEARSE = "rehearse";

  private static final int PIPE_BUFFER = 1 << 16;

  private WorkerMain() {}

  /// Runs until the caller closes the pipe.
  ///
  /// @param args the most bytes of address space, or [#REHEARSE]
  public static void main(String[] args) throws IOException {
    if (args[0].equals(REHEARSE)) {
      Decoders.load();
      SelfJail.rehearse();
      return;
    }
    DataInputStream in = new DataInputStream(new BufferedInputStream(new PipeInput(), PIPE_BUFFER));
    DataOutputStream out = new DataOutputStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), PIPE_BUFFER));
    System.setOut(System.err); // the pipe carries messages only
    Decoders decoders = Decoders.load();
    SelfJail jail = SelfJail.lockIn(Long.parseLong(args[0]));
    Readiness readiness = new Readiness(
        jail.systemCallFilter(),
        jail.landlock(),
        jail.limits(),
        decoders.exactJpeg(),
        decoders.ffmpeg());
    Wire.send(out, Wire.READY, readiness::writeTo);
    Lead lead = new Lead();
    try {
      while (true) {
        serve(decoders, jail, lead, in, out);
      }
    } catch (EOFException e) {
      // the caller is done with this child, or gone
    }
  }

  private static void serve(
      Decoders decoders, SelfJail jail, Lead lead, DataInputStream in, DataOutputStream out)
      throws IOException {
    Wire.Message message = Wire.receive(in);
    if (message.type() != Wire.JOB) {
      throw new ProtocolException("unexpected message of type " + message.type());
    }
    Job job = Job.readFrom(message.body());
    jail.allowProcessorSeconds(job.cpuSeconds());
    lead.receive(in, job.length());
    Answer answer = answer(decoders, job, new PulledInput(lead, in, out, job.length()), out);
    Wire.send(out, Wire.ANSWER, answer::writeTo);
  }

  private static Answer answer(Decoders decoders, Job job, Input input, DataOutputStream out)
      throws IOException {
    try {
      return decoders.decode(job, input, new PipedSink(out));
    } catch (Refusal refusal) {
      return new Answer.Refused(refusal.reason(), refusal.detail());
    } catch (PulledInput.UnreadableException e) {
      return new Answer.Refused(RefusalReason.UNREADABLE, "the file cannot be read");
    } catch (OutOfMemoryError e) {
      return new Answer.Refused(
          RefusalReason.OUT_OF_MEMORY, "decoding needs more memory than allowed");
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return new Answer.Refused(
          RefusalReason.DECODER_CRASHED, "the decoder failed: " + e.getClass().getSimpleName());
    }
  }

  // Asking how much is waiting in a pipe takes a system call that the jail does not let through.
  private static final class PipeInput extends FileInputStream {
    private PipeInput() {
      super(FileDescriptor.in);
    }

    @Override
    public int available() {
      return 0;
    }
  }
}
