package org.recourse.server.hma;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream.MalformedStreamException;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.recourse.server.partner.MediaDesk;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Takes files in as HMA does: one, in a form field that is called what the file is, or from an
/// address. A form is read as it comes in and never put on the disk. May be shared between
/// threads.
@Component
class HmaFiles {

  private static final int LONGEST_FIELD = 64 * 1024;
  private static final int MOST_PARTS = 16;
  private static final int MOST_PART_HEADERS = 4 * 1024;

  private final MediaDesk desk;

  HmaFiles(MediaDesk desk) {
    this.desk = desk;
  }

  /// A form that was sent.
  ///
  /// @param file the one file in it, if there is one
  /// @param fields its other fields
  record Form(Optional<HmaFile> file, Map<String, String> fields) {

    /// Returns the file.
    ///
    /// @throws HmaFailure if there is none
    HmaFile requiredFile() {
      return file.orElseThrow(() -> HmaFailure.bad("Missing multipart/form-data file upload"));
    }
  }

  /// Returns whether the body is a form that may have a file in it.
  static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }

  /// Reads a form.
  Form form(HttpServletRequest request) throws IOException {
    if (!isForm(request)) {
      return new Form(Optional.empty(), Map.of());
    }
    @Nullable HmaFile file = null;
    Map<String, String> fields = new HashMap<>();
    try {
      FileItemIterator parts = parts(request);
      for (int count = 1; parts.hasNext(); count++) {
        FileItemStream part = parts.next();
        if (count > MOST_PARTS || (file != null && !part.isFormField())) {
          throw HmaFailure.bad("Only one file allowed per request");
        }
        if (part.isFormField()) {
          fields.put(part.getFieldName(), text(part));
        } else {
          file = file(part, request);
        }
      }
    } catch (FileUploadException | MalformedStreamException | FileUploadIOException _) {
      throw HmaFailure.bad("the body is no whole multipart/form-data");
    }
    return new Form(Optional.ofNullable(file), fields);
  }

  private static FileItemIterator parts(HttpServletRequest request)
      throws IOException, FileUploadException {
    FileUpload upload = new FileUpload();
    upload.setPartHeaderSizeMax(MOST_PART_HEADERS);
    upload.setHeaderEncoding("UTF-8");
    return upload.getItemIterator(new ServletRequestContext(request));
  }

  private HmaFile file(FileItemStream part, HttpServletRequest request) throws IOException {
    ContentType type = contentType(part.getFieldName());
    checkTypes(type, request.getParameter("types"));
    try (InputStream bytes = part.openStream()) {
      return new HmaFile(type, desk.decode(bytes, request.getContentLengthLong()));
    }
  }

  private static String text(FileItemStream part) throws IOException {
    try (InputStream bytes = part.openStream()) {
      byte[] text = bytes.readNBytes(LONGEST_FIELD + 1);
      if (text.length > LONGEST_FIELD) {
        throw new HmaFailure(
            HttpStatus.CONTENT_TOO_LARGE, "a field may have " + LONGEST_FIELD + " bytes");
      }
      return new String(text, StandardCharsets.UTF_8);
    }
  }

  /// Fetches a file.
  ///
  /// @param url where it is
  /// @param content what it is, or null if its server is to be believed
  /// @param types the signals that are wanted, or null for all that there are of such a file
  HmaFile fetch(String url, @Nullable String content, @Nullable String types) {
    if (content != null && !content.isEmpty()) {
      checkTypes(contentType(content), types);
    }
    MediaDesk.Fetched fetched = desk.fetch(url);
    ContentType type = content == null || content.isEmpty()
        ? ContentType.ofMediaType(fetched.mediaType())
            .orElseThrow(() -> HmaFailure.bad("unsupported url ContentType: if you know the"
                + " expected type, provide it with the content_type query param"))
        : contentType(content);
    checkTypes(type, types);
    return new HmaFile(type, fetched.decoding());
  }

  private static ContentType contentType(@Nullable String code) {
    return Optional.ofNullable(code)
        .flatMap(ContentType::ofCode)
        .orElseThrow(() -> HmaFailure.bad("no such content_type: it is photo or video"));
  }

  private static void checkTypes(ContentType type, @Nullable String types) {
    if (types == null) {
      return;
    }
    boolean any = false;
    for (String name : types.split(",", -1)) {
      if (!name.isBlank() && !name.strip().equals(type.signalType().code())) {
        throw HmaFailure.bad("of a " + type.code() + " only the signal type "
            + type.signalType().code() + " is made");
      }
      any |= !name.isBlank();
    }
    if (!any) {
      throw HmaFailure.bad("empty signal type selection");
    }
  }
}
