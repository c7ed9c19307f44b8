"""The page before Streamlit: title, sentence, picture and figures of every address as plain HTML."""
